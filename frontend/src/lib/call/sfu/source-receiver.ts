import { type ErrorCode, ParleyError } from '@parley/contracts/errors';
import type { RtpCapabilities } from '@parley/contracts/media';
import type { ProducerInfo, VideoReply } from '@parley/contracts/video-events';
import type { types } from 'mediasoup-client';
import { backoff } from '@parley/client/backoff';
import { callTiming } from '#config/call-timing.ts';
import type { TileSize } from '#lib/call/engine.ts';
import { areSame, type Layers, layersFor } from '#lib/call/sfu/layers.ts';
import { fromWireParameters } from '#lib/call/sfu/wire.ts';
import type { SendCommand } from '#lib/call/signalling/command.ts';
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
  readonly #told: { isFlowing: boolean; layers: Layers | undefined } = { isFlowing: false, layers: undefined };
  #isTelling = false;
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
      return this.#retryUnlessRefused(error, () => void this.#consume(attempt + 1), attempt);
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

  /** Tells what the platform does not know yet, until it knows all; what did not get through is told again. */
  async #tell(attempt = 0): Promise<void> {
    if (this.#isTelling) return;
    this.#isTelling = true;
    clearTimeout(this.#retry);
    try {
      let untold = this.#untold();
      while (untold.length > 0) {
        await Promise.all(untold.map(tell => tell()));
        untold = this.#untold();
      }
    } catch (error) {
      this.#retryUnlessRefused(error, () => void this.#tell(attempt + 1), attempt);
    } finally {
      this.#isTelling = false;
    }
  }

  #untold(): (() => Promise<void>)[] {
    const consumerId = this.#consumer?.id;
    if (consumerId === undefined || this.#isClosed) return [];
    const layers = this.info.source === 'camera' && this.#size ? layersFor(this.#size, devicePixelRatio) : undefined;
    const isFlowing = this.#size !== null;
    return [
      ...(layers && !areSame(layers, this.#told.layers) ? [() => this.#tellLayers(consumerId, layers)] : []),
      ...(isFlowing === this.#told.isFlowing ? [] : [() => this.#tellFlow(consumerId, isFlowing)]),
    ];
  }

  async #tellLayers(consumerId: string, layers: Layers): Promise<void> {
    await this.#deps.command('consumer:layers', { consumerId, ...layers });
    this.#told.layers = layers;
  }

  async #tellFlow(consumerId: string, isFlowing: boolean): Promise<void> {
    await this.#deps.command(isFlowing ? 'consumer:resume' : 'consumer:pause', { consumerId });
    this.#told.isFlowing = isFlowing;
  }

  #retryUnlessRefused(error: unknown, again: () => void, attempt: number): void {
    const isRefused = error instanceof ParleyError && refusals.has(error.code);
    if (!this.#isClosed && !isRefused) this.#retry = setTimeout(again, backoff(attempt));
  }
}
