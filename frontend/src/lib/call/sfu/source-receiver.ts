import { type ErrorCode, ParleyError } from '@parley/contracts/errors';
import type { RtpCapabilities } from '@parley/contracts/media';
import type { ProducerInfo, VideoReply } from '@parley/contracts/video-events';
import type { types } from 'mediasoup-client';
import { callTiming } from '#config/call-timing.ts';
import type { TileSize } from '#lib/call/engine.ts';
import { layersFor } from '#lib/call/sfu/layers.ts';
import { fromWireParameters } from '#lib/call/sfu/wire.ts';
import type { SendCommand } from '#lib/call/signalling/command.ts';
import { backoff } from '#lib/chat/backoff.ts';
import type { Incoming } from '#lib/call/topology/way.ts';

export interface SourceReceiverDeps {
  info: ProducerInfo & { peerId: string };
  command: SendCommand;
  transport: Promise<types.Transport>;
  rtpCapabilities(): RtpCapabilities;
  onIncoming(incoming: Incoming): void;
}

/** The producer is gone, or cannot be had by this browser: trying again changes nothing. */
const refusals: ReadonlySet<ErrorCode> = new Set(['unknown_media', 'media_refused', 'validation_failed']);

/** Receives one producer of somebody: consumes it, lets it flow while it is seen, in the layers that its tile needs. */
export class SourceReceiver {
  readonly #deps: SourceReceiverDeps;
  #consumer: types.Consumer | undefined;
  /** Until a screen says how a picture is shown, it flows as it comes. */
  #size: TileSize | undefined;
  /** What the platform has been told. */
  #told = { isFlowing: false, layers: '' };
  #calm: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(deps: SourceReceiverDeps, size: TileSize | undefined) {
    this.#deps = deps;
    this.#size = size;
    void this.#consume(0);
  }

  get info(): SourceReceiverDeps['info'] {
    return this.#deps.info;
  }

  /** Sizes change many times while a window is dragged: layers follow when it has come to rest. */
  show(size: TileSize): void {
    this.#size = size;
    clearTimeout(this.#calm);
    this.#calm = setTimeout(() => void this.#tell(), callTiming.layersCalm);
  }

  /** Tells again what may have been lost with a socket. */
  mend(): void {
    void this.#tell();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#calm);
    clearTimeout(this.#retry);
    this.#consumer?.close();
  }

  async #consume(attempt: number): Promise<void> {
    try {
      await this.#begin();
    } catch (error) {
      const isRefused = error instanceof ParleyError && refusals.has(error.code);
      if (this.#isClosed || isRefused) return;
      this.#retry = setTimeout(() => void this.#consume(attempt + 1), backoff(attempt));
      return;
    }
    await this.#tell();
  }

  async #begin(): Promise<void> {
    const { info, command, transport, rtpCapabilities } = this.#deps;
    const open = await transport;
    if (this.#isClosed) return;
    const reply = await command('consumer:create', { producerId: info.producerId, rtpCapabilities: rtpCapabilities() });
    try {
      await this.#receive(open, reply);
    } catch (error) {
      // What is of no use here must not go on there.
      command('consumer:close', { consumerId: reply.consumerId }).catch(() => undefined);
      throw error;
    }
  }

  async #receive(transport: types.Transport, reply: VideoReply<'consumer:create'>): Promise<void> {
    const { peerId, source, producerId } = this.info;
    const consumer = await transport.consume({
      id: reply.consumerId,
      producerId,
      kind: reply.kind,
      rtpParameters: fromWireParameters(reply.rtpParameters),
      // What one device sends is kept in step: the voice with the face, the screen with its sound.
      streamId: `${peerId}-${source.startsWith('screen') ? 'screen' : 'person'}`,
    });
    this.#consumer = consumer;
    const { track, rtpReceiver: receiver } = consumer;
    if (this.#isClosed) consumer.close();
    else if (receiver) this.#deps.onIncoming({ topology: 'sfu', peerId, source, track, receiver });
  }

  async #tell(): Promise<void> {
    const consumerId = this.#consumer?.id;
    if (consumerId === undefined || this.#isClosed) return;
    try {
      await Promise.all([this.#tellLayers(consumerId), this.#tellFlow(consumerId)]);
    } catch {
      // Told again by the next change, or when the socket is back.
    }
  }

  async #tellLayers(consumerId: string): Promise<void> {
    if (this.info.source !== 'camera' || !this.#size) return;
    const layers = layersFor(this.#size, devicePixelRatio);
    const key = JSON.stringify(layers);
    if (key === this.#told.layers) return;
    this.#told.layers = key;
    await this.#deps.command('consumer:layers', { consumerId, ...layers }).catch(error => {
      this.#told.layers = '';
      throw error;
    });
  }

  async #tellFlow(consumerId: string): Promise<void> {
    const isFlowing = this.#size !== null;
    if (isFlowing === this.#told.isFlowing) return;
    await this.#deps.command(isFlowing ? 'consumer:resume' : 'consumer:pause', { consumerId });
    this.#told.isFlowing = isFlowing;
  }
}
