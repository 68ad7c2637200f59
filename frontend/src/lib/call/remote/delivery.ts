/** True once packets (audio) or whole pictures (video) of a track have come out of the network. */
export async function delivers(receiver: RTCRtpReceiver): Promise<boolean> {
  const report = await receiver.getStats();
  for (const entry of report.values() as Iterable<Partial<RTCInboundRtpStreamStats>>) {
    if (entry.type !== 'inbound-rtp') continue;
    const count = entry.kind === 'video' ? entry.framesDecoded : entry.packetsReceived;
    if ((count ?? 0) > 0) return true;
  }
  return false;
}
