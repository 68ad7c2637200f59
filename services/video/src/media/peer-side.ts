import type { MediaSource, RtpCapabilities } from '@parley/contracts/media';
import type { ProducerInfo, VideoInput, VideoReply } from '@parley/contracts/video-events';

/** A router of a call, wherever it is. */
export interface RouterAddress {
  node: string;
  routerId: string;
}

/** A producer together with the router that has it. */
export interface PlacedProducer {
  info: ProducerInfo;
  at: RouterAddress;
}

export interface PeerSideEvents {
  consumerClosed: (consumerId: string, producerId: string) => void;
  /** A transport lost its way, or its keys could not be agreed on. */
  transportFailed: (cause: 'ice' | 'dtls') => void;
}

/** What one person has on our side: on this node (`PeerMedia`), or on another one (`RemotePeerMedia`). */
export interface PeerSide {
  readonly producers: PlacedProducer[];
  createTransport(input: VideoInput<'transport:create'>): Promise<VideoReply<'transport:create'>>;
  connectTransport(input: VideoInput<'transport:connect'>): Promise<void>;
  restartIce(transportId: string): Promise<VideoReply<'transport:restart-ice'>>;
  /** One producer a source: an earlier one must be closed first. */
  produce(input: VideoInput<'producer:create'>): Promise<ProducerInfo>;
  pauseProducer(producerId: string): Promise<void>;
  resumeProducer(producerId: string): Promise<void>;
  closeProducer(producerId: string): Promise<void>;
  /** Consumes somebody's producer, paused; one on another router is piped over first. */
  consume(
    placed: PlacedProducer,
    capabilities: RtpCapabilities,
  ): Promise<Omit<VideoReply<'consumer:create'>, 'peerId'>>;
  resumeConsumer(consumerId: string): Promise<void>;
  pauseConsumer(consumerId: string): Promise<void>;
  closeConsumer(consumerId: string): Promise<void>;
  setLayers(input: VideoInput<'consumer:layers'>): Promise<void>;
  close(): void;
}

/** The id of what is sent of a source, if anything. */
export function producerOf({ producers }: Pick<PeerSide, 'producers'>, source: MediaSource): string | undefined {
  return producers.find(({ info }) => info.source === source)?.info.producerId;
}
