import type { RtpCapabilities } from '@parley/contracts/media';
import type { ProducerInfo, VideoInput, VideoReply } from '@parley/contracts/video-events';
import type { HostedEvent, HostedMethod, HostedPeer } from './hosting.ts';
import type { Nodes } from './nodes.ts';
import type { PeerSide, PeerSideEvents, PlacedProducer } from './peer-side.ts';

interface Options {
  nodes: Nodes;
  node: string;
  hosted: HostedPeer;
  events: PeerSideEvents;
  closed: () => void;
}

/** Somebody's media on another node. What they send is remembered here, so that it can be told without asking. */
export class RemotePeerMedia implements PeerSide {
  readonly #options: Options;
  readonly #producers = new Map<string, ProducerInfo>();
  #closed = false;

  constructor(options: Options) {
    this.#options = options;
  }

  get producers(): PlacedProducer[] {
    const { at } = this.#options.hosted;
    return [...this.#producers.values()].map(info => ({ info, at }));
  }

  happened(event: HostedEvent): void {
    const { events } = this.#options;
    if (event.what === 'transportFailed') events.transportFailed(event.cause);
    else events.consumerClosed(event.consumerId, event.producerId);
  }

  createTransport(input: VideoInput<'transport:create'>): Promise<VideoReply<'transport:create'>> {
    return this.#do('createTransport', input);
  }

  connectTransport(input: VideoInput<'transport:connect'>): Promise<void> {
    return this.#do('connectTransport', input);
  }

  restartIce(transportId: string): Promise<VideoReply<'transport:restart-ice'>> {
    return this.#do('restartIce', transportId);
  }

  async produce(input: VideoInput<'producer:create'>): Promise<ProducerInfo> {
    const info = await this.#do<ProducerInfo>('produce', input);
    this.#producers.set(info.producerId, info);
    return info;
  }

  pauseProducer(producerId: string): Promise<void> {
    return this.#setPaused('pauseProducer', producerId, true);
  }

  resumeProducer(producerId: string): Promise<void> {
    return this.#setPaused('resumeProducer', producerId, false);
  }

  async closeProducer(producerId: string): Promise<void> {
    await this.#do('closeProducer', producerId);
    this.#producers.delete(producerId);
  }

  consume(
    placed: PlacedProducer,
    capabilities: RtpCapabilities,
  ): Promise<Omit<VideoReply<'consumer:create'>, 'peerId'>> {
    return this.#do('consume', placed, capabilities);
  }

  resumeConsumer(consumerId: string): Promise<void> {
    return this.#do('resumeConsumer', consumerId);
  }

  pauseConsumer(consumerId: string): Promise<void> {
    return this.#do('pauseConsumer', consumerId);
  }

  closeConsumer(consumerId: string): Promise<void> {
    return this.#do('closeConsumer', consumerId);
  }

  setLayers(input: VideoInput<'consumer:layers'>): Promise<void> {
    return this.#do('setLayers', input);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const { nodes, node, hosted, closed } = this.#options;
    nodes.tell(node, 'media:close', { peerId: hosted.peerId });
    closed();
  }

  async #setPaused(method: 'pauseProducer' | 'resumeProducer', producerId: string, paused: boolean): Promise<void> {
    await this.#do(method, producerId);
    const info = this.#producers.get(producerId);
    if (info) this.#producers.set(producerId, { ...info, paused });
  }

  async #do<T>(method: HostedMethod, ...args: unknown[]): Promise<T> {
    const { nodes, node, hosted } = this.#options;
    return (await nodes.ask(node, 'media:do', { peerId: hosted.peerId, method, args })) as T;
  }
}
