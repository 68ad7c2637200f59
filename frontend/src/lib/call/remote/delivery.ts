import { callTiming } from '#config/call-timing.ts';
import { elapsed } from '#lib/clock.ts';

/**
 * True once packets (audio) or whole pictures (video) of a track have come out of the network. Who is silent sends
 * nothing (opus DTX): their audio counts when its path has stood for a moment. `standsSince` is on the clock of `elapsed()`.
 */
export async function delivers(receiver: RTCRtpReceiver, standsSince: number | undefined): Promise<boolean> {
  const isSilent = standsSince !== undefined && elapsed() - standsSince > callTiming.silence;
  if (receiver.track.kind === 'audio' && isSilent) return true;
  const report = await receiver.getStats();
  for (const entry of report.values() as Iterable<Partial<RTCInboundRtpStreamStats>>) {
    if (entry.type !== 'inbound-rtp') continue;
    const count = entry.kind === 'video' ? entry.framesDecoded : entry.packetsReceived;
    if ((count ?? 0) > 0) return true;
  }
  return false;
}

/** The path below a track is agreed on, ICE and keys. */
export function stands(receiver: RTCRtpReceiver): boolean {
  return receiver.transport?.state === 'connected';
}
