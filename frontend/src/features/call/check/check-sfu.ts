import { Device, type types } from 'mediasoup-client';
import type { CheckCall } from '#features/call/check/check-call.ts';
import { madeUpTracks } from '#features/call/check/made-up-tracks.ts';
import type { Finding } from '#features/call/check/outcome.ts';
import { openTransport } from '#lib/call/sfu/sfu-transport.ts';
import { fromWireCapabilities, fromWireParameters, toWireCapabilities } from '#lib/call/sfu/wire.ts';
import { k } from '#lib/i18n/call-check-texts.ts';

const patience = 10_000;
const poll = 100;

/** Sends a made-up picture and tone to the media server and receives them back, over UDP or over TCP. */
export async function checkSfu(protocol: 'udp' | 'tcp', call: CheckCall): Promise<Finding> {
  const made = madeUpTracks();
  const open: types.Transport[] = [];
  const produced: string[] = [];
  try {
    const device = await Device.factory();
    await device.load({ routerRtpCapabilities: fromWireCapabilities(call.routerRtpCapabilities) });
    const deps = { command: call.command, device, iceServers: [], forceTcp: protocol === 'tcp', onBroken: () => {} };
    const send = (await openTransport(deps, 'send')).transport;
    open.push(send);
    const receive = (await openTransport(deps, 'recv')).transport;
    open.push(receive);
    const startedAt = performance.now();
    const consumers = await Promise.all(
      (['camera', 'mic'] as const).map(async source => {
        const track = made.tracks[source];
        const producer = await send.produce({ track, stopTracks: false, appData: { source, isPaused: false } });
        produced.push(producer.id);
        return consume(call, receive, producer.id, toWireCapabilities(device.recvRtpCapabilities));
      }),
    );
    const seen = await waitFor(consumers, startedAt);
    const isWanted = seen !== undefined && (await protocolOf(receive)) !== (protocol === 'udp' ? 'tcp' : 'udp');
    if (isWanted) return { outcome: 'good', detail: k.sfu.good(seen.frames, seen.packets, Math.round(seen.ms)) };
    return nothing(protocol);
  } catch {
    return nothing(protocol);
  } finally {
    // The next test sends the same again, and of each there is one at a time.
    for (const producerId of produced) await call.command('producer:close', { producerId }).catch(() => undefined);
    for (const transport of open) transport.close();
    made.close();
  }
}

function nothing(protocol: 'udp' | 'tcp'): Finding {
  return {
    outcome: 'warn',
    detail: k.sfu[`${protocol}Bad`],
    fix: k.sfu[`${protocol}Fix`],
    admin: k.sfu[`${protocol}Admin`],
  };
}

async function consume(
  { command }: CheckCall,
  transport: types.Transport,
  producerId: string,
  rtpCapabilities: ReturnType<typeof toWireCapabilities>,
): Promise<types.Consumer> {
  const reply = await command('consumer:create', { producerId, rtpCapabilities });
  const consumer = await transport.consume({
    id: reply.consumerId,
    producerId,
    kind: reply.kind,
    rtpParameters: fromWireParameters(reply.rtpParameters),
  });
  await command('consumer:resume', { consumerId: reply.consumerId });
  return consumer;
}

interface Seen {
  frames: number;
  packets: number;
  ms: number;
}

/** Waits for pictures and sound; undefined when not both came. */
async function waitFor(consumers: readonly types.Consumer[], startedAt: number): Promise<Seen | undefined> {
  let firstFrame: number | undefined;
  while (performance.now() - startedAt < patience) {
    const stats = await Promise.all(consumers.map(inbound));
    const frames = Math.max(0, ...stats.map(stat => stat?.framesDecoded ?? 0));
    const packets = stats.find(stat => stat?.kind === 'audio')?.packetsReceived ?? 0;
    if (frames > 0) firstFrame ??= performance.now() - startedAt;
    if (frames >= 10 && packets >= 10) return { frames, packets, ms: firstFrame ?? 0 };
    await new Promise(resolve => setTimeout(resolve, poll));
  }
  return undefined;
}

async function inbound(consumer: types.Consumer): Promise<RTCInboundRtpStreamStats | undefined> {
  const reports = [...(await consumer.getStats()).values()] as RTCStats[];
  return reports.find((report): report is RTCInboundRtpStreamStats => report.type === 'inbound-rtp');
}

/** How the chosen pair travels, as far as the browser tells. */
async function protocolOf(transport: types.Transport): Promise<string | undefined> {
  const reports = await transport.getStats();
  for (const report of reports.values() as Iterable<RTCStats & Record<string, unknown>>) {
    const isChosen =
      report.type === 'candidate-pair' && report['nominated'] === true && report['state'] === 'succeeded';
    if (!isChosen) continue;
    const local = reports.get(String(report['localCandidateId'])) as { protocol?: string } | undefined;
    return local?.protocol;
  }
  return undefined;
}
