import { randomUUID } from 'node:crypto';
import type { types } from 'mediasoup';
import type { Socket } from 'socket.io';
import { mediaCodecs } from './codecs.ts';

/** Ids of the clients' requests; the shapes of commands and answers are those of Parley's wire. */
interface Input {
  transportId: string;
  producerId: string;
  consumerId: string;
  direction: string;
  kind: types.MediaKind;
  source: string;
  rtpParameters: types.RtpParameters;
  rtpCapabilities: types.RtpCapabilities;
  dtlsParameters: types.DtlsParameters;
}

/** A router, and who is in. */
export class BareCall {
  readonly router: types.Router;
  readonly webRtcServer: types.WebRtcServer;
  readonly peers = new Map<Socket, BarePeer>();

  private constructor(router: types.Router, webRtcServer: types.WebRtcServer) {
    this.router = router;
    this.webRtcServer = webRtcServer;
  }

  static async open(worker: types.Worker, webRtcServer: types.WebRtcServer): Promise<BareCall> {
    return new BareCall(await worker.createRouter({ mediaCodecs }), webRtcServer);
  }
}

interface BarePeer {
  peerId: string;
  transports: Map<string, types.WebRtcTransport>;
  producers: Map<string, { producer: types.Producer; source: string }>;
  consumers: Map<string, types.Consumer>;
}

/** Answers the commands of one socket. */
export function serve(socket: Socket, opening: Promise<BareCall>): void {
  const peer: BarePeer = {
    peerId: randomUUID(),
    transports: new Map(),
    producers: new Map(),
    consumers: new Map(),
  };
  for (const [name, run] of Object.entries(commands)) {
    socket.on(name, (input: Input, ack: (answer: unknown) => void) => {
      opening
        .then(call => run(call, peer, input, socket))
        .then(
          data => ack({ ok: true, data: data ?? {} }),
          error => ack({ ok: false, error: { code: 'internal', message: String(error) } }),
        );
    });
  }
  socket.on('disconnect', () => void opening.then(call => leave(call, peer, socket)));
}

function leave(call: BareCall, { transports }: BarePeer, socket: Socket): void {
  call.peers.delete(socket);
  for (const transport of transports.values()) transport.close();
}

function known<T>(map: Map<string, T>, id: string): T {
  const found = map.get(id);
  if (!found) throw new Error(`There is no ${id}`);
  return found;
}

type Command = (call: BareCall, peer: BarePeer, input: Input, socket: Socket) => Promise<unknown>;

const commands: Record<string, Command> = {
  'call:join': async (call, peer, _input, socket) => {
    const peers = [...call.peers.values()].map(({ peerId, producers }) => ({
      peerId,
      producers: [...producers].map(([producerId, { producer, source }]) => ({
        producerId,
        kind: producer.kind,
        source,
        paused: producer.paused,
      })),
    }));
    call.peers.set(socket, peer);
    return { peerId: peer.peerId, routerRtpCapabilities: call.router.rtpCapabilities, peers };
  },
  'transport:create': async ({ router, webRtcServer }, peer, { direction }) => {
    const transport = await router.createWebRtcTransport({ webRtcServer, appData: { direction } });
    peer.transports.set(transport.id, transport);
    const { id, iceParameters, iceCandidates, dtlsParameters } = transport;
    return { id, iceParameters, iceCandidates, dtlsParameters };
  },
  'transport:connect': async (_call, peer, { transportId, dtlsParameters }) =>
    known(peer.transports, transportId).connect({ dtlsParameters }),
  'producer:create': async (call, peer, { transportId, kind, rtpParameters, source }) => {
    const producer = await known(peer.transports, transportId).produce({ kind, rtpParameters });
    peer.producers.set(producer.id, { producer, source });
    const added = { peerId: peer.peerId, producerId: producer.id, kind, source, paused: false };
    for (const other of call.peers.keys()) if (call.peers.get(other) !== peer) other.emit('producer:added', added);
    return { producerId: producer.id };
  },
  'consumer:create': async (_call, peer, { producerId, rtpCapabilities }) => {
    const transport = [...peer.transports.values()].find(({ appData }) => appData['direction'] === 'recv');
    const consumer = await transport?.consume({ producerId, rtpCapabilities, paused: true });
    if (!consumer) throw new Error('There is no transport to receive');
    peer.consumers.set(consumer.id, consumer);
    const { id: consumerId, kind, rtpParameters } = consumer;
    return { consumerId, producerId, kind, rtpParameters };
  },
  'consumer:resume': async (_call, peer, { consumerId }) => known(peer.consumers, consumerId).resume(),
  'call:leave': async (call, peer, _input, socket) => leave(call, peer, socket),
};
