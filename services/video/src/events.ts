import type { Topology, VideoInput } from '@parley/contracts/video-events';
import type { Logger } from '@parley/runtime/telemetry/logger';
import { counter, gauge, histogram } from '@parley/runtime/telemetry/metrics';
import { refusalEvent } from '@parley/runtime/http/refusals';
import { pathFailures as failures, measureReport } from './client-figures.ts';

const joins = counter('parley_call_joins_total', 'Joins of calls by outcome', ['outcome']);
const leaves = counter('parley_call_leaves_total', 'People who left calls, by reason', ['reason']);
const started = counter('parley_calls_started_total', 'Calls begun');
const ended = counter('parley_calls_ended_total', 'Calls ended');
const durations = histogram(
  'parley_call_duration_seconds',
  'How long calls ran',
  [],
  [10, 30, 60, 300, 900, 1_800, 3_600, 7_200],
);
const calls = gauge('parley_calls', 'Calls that this node holds');
const peers = gauge('parley_call_peers', 'People in the calls of this node');
const callSizes = gauge('parley_call_largest_peers', 'People in the largest call of this node');
const topologies = counter('parley_call_topology_changes_total', 'Hand-overs between ways of media', ['topology']);
const workerDeaths = counter('parley_media_worker_deaths_total', 'Media workers that died by themselves');
const workersAlive = gauge('parley_media_workers', 'Media workers that run');
const workerLoad = gauge('parley_media_worker_consumers', 'Consumers on a media worker', ['port']);
const workerCpu = gauge('parley_media_worker_cpu_seconds', 'CPU time that a media worker has used so far', ['port']);
const mediaObjects = gauge('parley_media_objects', 'What the media workers hold', ['kind']);
const stageChanges = counter(
  'parley_call_stage_changes_total',
  'People let speak on stages, or sent back to listen',
  ['speaks'],
  ['true', 'false'],
);
const relayed = counter('parley_call_relayed_commands_total', 'Commands carried out on another node');
const eventsLost = counter('parley_call_events_dropped_total', 'Events that Kafka was never told');

/** One function for each thing that happens: its log line and its metric. */
export function videoEvents(logger: Logger) {
  return {
    joined(topology: Topology, resumed: boolean) {
      joins.inc({ outcome: resumed ? 'resumed' : 'ok' });
      logger.info({ topology, resumed }, 'joined a call');
    },
    accessRefused: refusalEvent(logger),
    joinRefused(code: string) {
      joins.inc({ outcome: code });
      logger.info({ code }, 'a join was refused');
    },
    peerLeft(reason: string) {
      leaves.inc({ reason });
      logger.info({ reason }, 'left a call');
    },
    callStarted(callId: string, roomId: string) {
      started.inc();
      logger.info({ callId, roomId }, 'call started');
    },
    callEnded(callId: string, milliseconds: number, people: number) {
      ended.inc();
      durations.observe(milliseconds / 1_000);
      logger.info({ callId, seconds: Math.round(milliseconds / 1_000), people }, 'call ended');
    },
    callsHeld(sizes: number[]) {
      calls.set(sizes.length);
      peers.set(sizes.reduce((sum, size) => sum + size, 0));
      callSizes.set(Math.max(0, ...sizes));
    },
    topologyChanged(callId: string, topology: Topology, people: number) {
      topologies.inc({ topology });
      logger.info({ callId, topology, people }, 'media goes another way');
    },
    stageChanged(callId: string, speaks: boolean) {
      stageChanges.inc({ speaks: String(speaks) });
      logger.info({ callId, speaks }, 'a moderator let somebody speak, or listen');
    },
    pathFailed(cause: string, topology: Topology) {
      failures.inc({ cause, topology });
      logger.info({ cause, topology }, 'a way to media failed');
    },
    workerDied(pid: number, error: unknown) {
      workerDeaths.inc();
      logger.error({ err: error, pid }, 'a media worker died; its calls move to another one');
    },
    mediaLost: (callId: string, people: number) =>
      logger.warn({ callId, people }, 'the media of a call is set up again'),
    workerMeasured(port: number, consumers: number, cpuSeconds: number) {
      workerLoad.set({ port: String(port) }, consumers);
      workerCpu.set({ port: String(port) }, cpuSeconds);
    },
    mediaCounted: (counts: Record<string, number>) =>
      Object.entries(counts).forEach(([kind, count]) => mediaObjects.set({ kind }, count)),
    workersCounted: (alive: number) => workersAlive.set(alive),
    statsReported: (report: VideoInput<'stats:report'>) => measureReport(report),
    commandRelayed: () => relayed.inc(),
    eventsDelayed: (error: unknown, waiting: number) =>
      logger.warn({ err: error, waiting }, 'kafka is away: events of calls wait'),
    eventDropped(type: string, callId: string) {
      eventsLost.inc();
      logger.error({ type, callId }, 'an event of a call was dropped: too many wait for kafka');
    },
  };
}
export type VideoEvents = ReturnType<typeof videoEvents>;
