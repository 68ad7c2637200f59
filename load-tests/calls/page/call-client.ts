import type { MediaSource, RtpCapabilities } from '@parley/contracts/media';
import type { VideoNoticePayload } from '@parley/contracts/video-events';
import { Device, type types } from 'mediasoup-client';
import type { Socket } from 'socket.io-client';
import { commandsOn, openSocket, ticketOf, type Send, type Target } from './wire.ts';

/** Milliseconds that each step of a join took. */
export type Steps = Record<'ticket' | 'socket' | 'join' | 'transports', number>;

export interface Received {
  track: MediaStreamTrack;
  consumer: types.Consumer;
}

type Capabilities = { routerRtpCapabilities: RtpCapabilities };

/** A client of a call that goes over the SFU alone: the wire and mediasoup-client, nothing of the web app. */
export class CallClient {
  readonly steps: Steps;
  readonly received: Received[] = [];
  readonly #socket: Socket;
  readonly #send: Send;
  readonly #onTrack: (received: Received) => void;
  readonly #own: { track: MediaStreamTrack; source: MediaSource; encodings?: RTCRtpEncodingParameters[] }[] = [];
  #device = new Device();
  #transports: { send: types.Transport; recv: types.Transport } | undefined;
  /** What the server tells is done one after the other, once there are transports. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(socket: Socket, steps: Steps, onTrack: (received: Received) => void) {
    this.#socket = socket;
    this.#send = commandsOn(socket);
    this.#onTrack = onTrack;
    this.steps = steps;
  }

  /** Resolves when everything is asked for that is there to receive. */
  static async join(target: Target, onTrack: (received: Received) => void = () => undefined): Promise<CallClient> {
    const steps: Steps = { ticket: 0, socket: 0, join: 0, transports: 0 };
    let last = performance.now();
    const done = (step: keyof Steps): void => {
      steps[step] = performance.now() - last;
      last += steps[step];
    };
    const asking = ticketOf(target);
    const opening = openSocket(target, asking);
    await asking;
    done('ticket');
    const client = new CallClient(await opening, steps, onTrack);
    done('socket');
    const opened = Promise.withResolvers<void>();
    client.#listen(opened.promise);
    const joined = await client.#send('call:join', { topologies: ['sfu'] });
    done('join');
    await client.#open(joined);
    done('transports');
    for (const { producerId } of joined.peers.flatMap(peer => peer.producers)) await client.#consume(producerId);
    opened.resolve();
    return client;
  }

  async send(
    track: MediaStreamTrack,
    source: MediaSource,
    encodings?: RTCRtpEncodingParameters[],
  ): Promise<types.Producer | undefined> {
    this.#own.push({ track, source, encodings });
    return this.#produce(track, source, encodings);
  }

  get sending(): types.Transport | undefined {
    return this.#transports?.send;
  }

  get receiving(): types.Transport | undefined {
    return this.#transports?.recv;
  }

  async leave(): Promise<void> {
    await this.#send('call:leave', {});
    this.#close();
    this.#socket.disconnect();
  }

  #listen(opened: Promise<void>): void {
    this.#turn = opened;
    const next = (work: () => Promise<void>): void => {
      this.#turn = this.#turn.then(work).catch((error: unknown) => console.error(String(error)));
    };
    this.#socket.on('producer:added', ({ producerId }: VideoNoticePayload<'producer:added'>) =>
      next(() => this.#consume(producerId)),
    );
    // The server has nothing of us any more: everything is made again, at once.
    this.#socket.on('media:reset', (notice: VideoNoticePayload<'media:reset'>) => next(() => this.#reset(notice)));
  }

  async #reset(capabilities: Capabilities): Promise<void> {
    this.#close();
    await this.#open(capabilities);
    for (const { track, source, encodings } of this.#own) await this.#produce(track, source, encodings);
  }

  async #open({ routerRtpCapabilities }: Capabilities): Promise<void> {
    this.#device = new Device();
    await this.#device.load({ routerRtpCapabilities: routerRtpCapabilities as types.RtpCapabilities });
    const [send, recv] = await Promise.all([this.#openTransport('send'), this.#openTransport('recv')]);
    this.#transports = { send, recv };
  }

  async #openTransport(direction: 'send' | 'recv'): Promise<types.Transport> {
    const options = (await this.#send('transport:create', { direction })) as unknown as types.TransportOptions;
    const transport =
      direction === 'send' ? this.#device.createSendTransport(options) : this.#device.createRecvTransport(options);
    transport.on('connect', ({ dtlsParameters }, done, failed) => {
      this.#send('transport:connect', { transportId: transport.id, dtlsParameters }).then(done, failed);
    });
    transport.on('produce', ({ kind, rtpParameters, appData }, done, failed) => {
      const source = appData['source'] as MediaSource;
      const input = { transportId: transport.id, kind, rtpParameters: rtpParameters as never, source };
      this.#send('producer:create', input).then(({ producerId }) => done({ id: producerId }), failed);
    });
    return transport;
  }

  async #produce(track: MediaStreamTrack, source: MediaSource, encodings?: RTCRtpEncodingParameters[]) {
    // Without pauses in what is sent, so that what does not come was lost.
    const codecOptions = { opusDtx: false };
    const options = { track, appData: { source }, stopTracks: false, codecOptions, ...(encodings && { encodings }) };
    return this.#transports?.send.produce(options as types.ProducerOptions);
  }

  async #consume(producerId: string): Promise<void> {
    const transport = this.#transports?.recv;
    const rtpCapabilities = this.#device.recvRtpCapabilities as never;
    const told = await this.#send('consumer:create', { producerId, rtpCapabilities });
    const consumer = await transport?.consume({ ...told, id: told.consumerId } as unknown as types.ConsumerOptions);
    if (!consumer) return;
    const received = { track: consumer.track, consumer };
    this.received.push(received);
    this.#onTrack(received);
    await this.#send('consumer:resume', { consumerId: consumer.id });
  }

  #close(): void {
    this.#transports?.send.close();
    this.#transports?.recv.close();
    this.received.length = 0;
  }
}
