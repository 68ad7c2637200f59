import type { VideoInput } from '@parley/contracts/video-events';
import { counter, gauge, histogram } from '@parley/runtime/telemetry/metrics';

export const pathFailures = counter('parley_call_path_failures_total', 'Ways to media that failed', [
  'cause',
  'topology',
]);
const firstFrame = histogram('parley_call_first_frame_seconds', 'From joining to the first remote media', ['topology']);
const shares = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];
const loss = histogram(
  'parley_call_loss_ratio',
  'Share of packets that did not arrive, as clients report it',
  ['topology'],
  shares,
);
const roundTrip = histogram('parley_call_round_trip_seconds', 'Round trip of media, as clients report it', [
  'topology',
]);
const bitrate = gauge('parley_call_bitrate_bits', 'Bits a second of the last report', ['direction']);
const freezes = counter('parley_call_freezes_total', 'Pictures that stood still, as clients report them', ['topology']);
const reports = counter('parley_call_reports_total', 'Reports of clients, by how their media travels', [
  'topology',
  'relayed',
]);

/** What a client tells of its own media, for operators to see calls as people do. */
export function measureReport(report: VideoInput<'stats:report'>): void {
  const { topology } = report;
  reports.inc({ topology, relayed: String(report.relayed ?? false) });
  if (report.firstFrameMs !== undefined) firstFrame.observe({ topology }, report.firstFrameMs / 1_000);
  if (report.loss !== undefined) loss.observe({ topology }, report.loss);
  if (report.roundTripMs !== undefined) roundTrip.observe({ topology }, report.roundTripMs / 1_000);
  if (report.sendBitrate !== undefined) bitrate.set({ direction: 'send' }, report.sendBitrate);
  if (report.receiveBitrate !== undefined) bitrate.set({ direction: 'receive' }, report.receiveBitrate);
  if (report.freezes) freezes.inc({ topology }, report.freezes);
  for (const cause of report.failures ?? []) pathFailures.inc({ cause, topology });
}
