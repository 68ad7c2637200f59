import { randomUUID } from 'node:crypto';
import { ParleyError } from '@parley/contracts/errors';
import type { MediaSource, RtpCapabilities, RtpParameters } from '@parley/contracts/media';
import { callLimits, type ProducerInfo, type VideoInput, type VideoReply } from '@parley/contracts/video-events';
import type { types } from 'mediasoup';
import type { CallRouter } from './call-router.ts';
import { bitrates } from './codecs.ts';
import type { PeerSide, PeerSideEvents, PlacedProducer, RouterAddress } from './peer-side.ts';
import { producerParameters } from './producer-parameters.ts';
import { refusable } from './refused.ts';
import { untilFlowing } from './until-flowing.ts';

type CreateTransport = VideoInput<'transport:create'>;
type CreateProducer = VideoInput<'producer:create'>;
type Consumed = Omit<VideoReply<'consumer:create'>, 'peerId'>;

/**
 * Milliseconds between two requests for a whole picture. Browsers answer at most one in 300 ms and drop what comes
 * before; the worker would ask again after a second only, in which somebody who came just then sees nothing.
 */
const keyFrameRequestDelay = 350;

/** What somebody's media need of the call that they are in. */
export interface CallRouters {
  address(router: CallRouter): RouterAddress;
  /** Brings a producer to a router of this node, from wherever it is. */
  reach(router: CallRouter, placed: PlacedProducer): Promise<void>;
  /** A producer is closed. */
  forget(producerId: string): void;
}

/** What one person has on this node: transports, and on them producers and consumers. Closing it closes them all. */
export class PeerMedia implements PeerSide {
  readonly #call: CallRouters;
  readonly #router: CallRouter;
  readonly #events: PeerSideEvents;
  readonly #transports = new Map<string, types.WebRtcTransport>();
  readonly #producers = new Map<string, { producer: types.Producer; source: MediaSource }>();
  readonly #consumers = new Map<string, types.Consumer>();
  /** What others read as the sender of all that this person sends. */
  readonly #cname = randomUUID();
  #receiving: types.WebRtcTransport | undefined;
  #closed = false;

  constructor(call: CallRouters, router: CallRouter, events: PeerSideEvents) {
    this.#call = call;
    this.#router = router;
    this.#events = events;
  }

  get at(): RouterAddress {
    return this.#call.address(this.#router);
  }

  get producers(): PlacedProducer[] {
    const { at } = this;
    return [...this.#producers].map(([producerId, { producer, source }]) => ({
      info: { producerId, kind: producer.kind, source, paused: producer.paused },
      at,
    }));
  }

  async createTransport({ direction, forceTcp }: CreateTransport): Promise<VideoReply<'transport:create'>> {
    if (this.#transports.size >= callLimits.transports) throw new ParleyError('media_refused', 'Too many transports');
    const transport = await refusable(() =>
      this.#router.createTransport({
        enableUdp: !forceTcp,
        enableTcp: true,
        preferUdp: true,
        initialAvailableOutgoingBitrate: bitrates.initialOutgoing,
        appData: { direction },
      }),
    );
    this.#keep(transport);
    if (direction === 'recv') this.#receiving = transport;
    // The worker does as it is told in the order in which it is told: nobody has to wait for this.
    const bounded =
      direction === 'recv'
        ? transport.setMinOutgoingBitrate(bitrates.leastOutgoing)
        : transport.setMaxIncomingBitrate(bitrates.maxIncoming);
    bounded.catch(() => transport.close());
    const { id, iceParameters, iceCandidates, dtlsParameters } = transport;
    return { id, iceParameters, iceCandidates, dtlsParameters };
  }

  async connectTransport({ transportId, dtlsParameters }: VideoInput<'transport:connect'>): Promise<void> {
    const transport = this.#transport(transportId);
    await refusable(() => transport.connect({ dtlsParameters: dtlsParameters as types.DtlsParameters }));
  }

  async restartIce(transportId: string): Promise<VideoReply<'transport:restart-ice'>> {
    const transport = this.#transport(transportId);
    return { iceParameters: await refusable(() => transport.restartIce()) };
  }

  async produce({ transportId, kind, rtpParameters, source, paused }: CreateProducer): Promise<ProducerInfo> {
    const transport = this.#transport(transportId);
    if (transport.appData['direction'] !== 'send') throw new ParleyError('media_refused', 'This transport receives');
    if ((kind === 'audio') !== (source === 'mic' || source === 'screen-audio'))
      throw new ParleyError('media_refused', `A ${source} is not ${kind}`);
    if ([...this.#producers.values()].some(other => other.source === source))
      throw new ParleyError('media_refused', `There is a producer of ${source} already`);
    const producerId = randomUUID();
    const producer = await refusable(() =>
      transport.produce({
        id: producerId,
        kind,
        rtpParameters: producerParameters(rtpParameters, this.#cname),
        paused,
        keyFrameRequestDelay,
      }),
    );
    if (this.#closed) throw new ParleyError('not_in_call');
    this.#producers.set(producerId, { producer, source });
    producer.observer.once('close', () => this.#forgetProducer(producerId));
    if (source === 'mic') await refusable(() => this.#router.listen(producerId));
    return { producerId, kind, source, paused: producer.paused };
  }

  async pauseProducer(producerId: string): Promise<void> {
    await refusable(() => this.#producer(producerId).pause());
  }

  async resumeProducer(producerId: string): Promise<void> {
    await refusable(() => this.#producer(producerId).resume());
  }

  async closeProducer(producerId: string): Promise<void> {
    this.#producer(producerId).close();
  }

  async consume(placed: PlacedProducer, rtpCapabilities: RtpCapabilities): Promise<Consumed> {
    const transport = this.#receiving;
    if (!transport) throw new ParleyError('media_refused', 'Create a transport to receive first');
    if (this.#consumers.size >= callLimits.consumers) throw new ParleyError('media_refused', 'Too many consumers');
    const { producerId, source } = placed.info;
    const capabilities = rtpCapabilities as types.RtpCapabilities;
    await refusable(() => this.#call.reach(this.#router, placed));
    if (!(await refusable(async () => this.#router.canConsume(producerId, capabilities))))
      throw new ParleyError('media_refused', 'You have no codec for this');
    const options = { producerId, rtpCapabilities: capabilities, paused: true, ignoreDtx: source === 'mic' };
    const consumer = await refusable(() => transport.consume(options));
    this.#keepConsumer(consumer);
    const { id: consumerId, kind, rtpParameters, producerPaused } = consumer;
    return { consumerId, producerId, kind, source, rtpParameters: rtpParameters as RtpParameters, producerPaused };
  }

  async resumeConsumer(consumerId: string): Promise<void> {
    const consumer = this.#consumer(consumerId);
    await refusable(() => consumer.resume());
    if (consumer.kind === 'video') void untilFlowing(consumer);
  }

  async pauseConsumer(consumerId: string): Promise<void> {
    await refusable(() => this.#consumer(consumerId).pause());
  }

  async closeConsumer(consumerId: string): Promise<void> {
    this.#consumer(consumerId).close();
  }

  async setLayers({ consumerId, spatial, temporal }: VideoInput<'consumer:layers'>): Promise<void> {
    const consumer = this.#consumer(consumerId);
    if (consumer.type === 'simple') return;
    const layers = { spatialLayer: spatial, ...(temporal !== undefined && { temporalLayer: temporal }) };
    await refusable(() => consumer.setPreferredLayers(layers));
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const transport of this.#transports.values()) transport.close();
  }

  #keep(transport: types.WebRtcTransport): void {
    if (this.#closed) {
      transport.close();
      throw new ParleyError('not_in_call');
    }
    this.#transports.set(transport.id, transport);
    transport.observer.once('close', () => {
      this.#transports.delete(transport.id);
      if (this.#receiving === transport) this.#receiving = undefined;
    });
    transport.on('icestatechange', state => state === 'disconnected' && this.#events.transportFailed('ice'));
    transport.on('dtlsstatechange', state => state === 'failed' && this.#events.transportFailed('dtls'));
  }

  #keepConsumer(consumer: types.Consumer): void {
    const { worker } = this.#router;
    this.#consumers.set(consumer.id, consumer);
    worker.load += 1;
    consumer.observer.once('close', () => {
      this.#consumers.delete(consumer.id);
      worker.load -= 1;
      if (!this.#closed) this.#events.consumerClosed(consumer.id, consumer.producerId);
    });
  }

  #forgetProducer(producerId: string): void {
    this.#producers.delete(producerId);
    this.#call.forget(producerId);
  }

  #transport(id: string): types.WebRtcTransport {
    return this.#transports.get(id) ?? unknownMedia('transport');
  }

  #producer(id: string): types.Producer {
    return this.#producers.get(id)?.producer ?? unknownMedia('producer');
  }

  #consumer(id: string): types.Consumer {
    return this.#consumers.get(id) ?? unknownMedia('consumer');
  }
}

function unknownMedia(what: string): never {
  throw new ParleyError('unknown_media', `There is no such ${what} of yours`);
}
