import { ParleyError } from '@parley/contracts/errors';
import type { MediaSource } from '@parley/contracts/media';
import type { types } from 'mediasoup-client';
import { callTiming } from '#config/call-timing.ts';
import { planSending } from '#lib/call/sfu/encodings.ts';
import type { ProducerData } from '#lib/call/sfu/sfu-transport.ts';
import type { SendCommand } from '#lib/call/signalling/command.ts';
import type { Outgoing } from '#lib/call/topology/way.ts';

export interface SourceSenderDeps {
  source: MediaSource;
  command: SendCommand;
  transport: Promise<types.Transport>;
  /** What device and router have in common. */
  codecs(): readonly types.RtpCodecCapability[];
  /** The platform has a producer of this source that we do not know: its answer was lost. */
  onStuck(): void;
}

type Wanted = Outgoing[MediaSource];

/** Sends one source: makes its producer equal to what is wanted, one step after the other, and tries again what failed. */
export class SourceSender {
  readonly #deps: SourceSenderDeps;
  #wanted: Wanted;
  #producer: types.Producer | undefined;
  /** What the platform has been told of the producer. */
  #isPaused = false;
  #isAtWork = false;
  /** A command went out, and nobody knows whether it was carried out. */
  #isAnswerLost = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(deps: SourceSenderDeps) {
    this.#deps = deps;
  }

  want(wanted: Wanted): void {
    this.#wanted = wanted;
    void this.#work();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    this.#producer?.close();
  }

  async #work(): Promise<void> {
    if (this.#isAtWork) return;
    this.#isAtWork = true;
    clearTimeout(this.#retry);
    try {
      let next = this.#next();
      while (next && !this.#isClosed) {
        await next();
        next = this.#next();
      }
      this.#isAnswerLost = false;
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#isAtWork = false;
    }
  }

  /** The socket is away, or the track ended meanwhile. A refusal stays one, unless an earlier try had gone through. */
  #failed(error: unknown): void {
    if (this.#isClosed) return;
    const isRefused = error instanceof ParleyError && error.code !== 'unavailable' && error.code !== 'rate_limited';
    if (isRefused && this.#isAnswerLost) return this.#deps.onStuck();
    if (isRefused) return;
    this.#isAnswerLost ||= error instanceof ParleyError;
    this.#retry = setTimeout(() => void this.#work(), callTiming.mediaRetry);
  }

  /** The next step towards what is wanted. */
  #next(): (() => Promise<void>) | undefined {
    const { source } = this.#deps;
    const producer = this.#producer;
    const track = this.#wanted?.track ?? null;
    const isOn = this.#wanted?.isOn === true;
    if (!producer) return track && track.readyState === 'live' ? () => this.#produce(track, !isOn) : undefined;
    if (!track && source !== 'mic' && source !== 'camera') return () => this.#end(producer);
    if (!isOn && !this.#isPaused) return () => this.#pause(producer, true);
    if (producer.track !== track) return () => producer.replaceTrack({ track });
    if (isOn && this.#isPaused) return () => this.#pause(producer, false);
    return undefined;
  }

  async #produce(track: MediaStreamTrack, isPaused: boolean): Promise<void> {
    const { source, transport, codecs } = this.#deps;
    const open = await transport;
    const producer = await open.produce<ProducerData>({
      track,
      ...planSending(source, codecs(), pixelsOf(track)),
      // The tracks are the own media's: they go on by the other way, and on a device that is changed.
      stopTracks: false,
      disableTrackOnPause: false,
      appData: { source, isPaused },
    });
    if (this.#isClosed) return producer.close();
    this.#producer = producer;
    this.#isPaused = isPaused;
  }

  /** Only the platform is told: the track itself is silent already. */
  async #pause(producer: types.Producer, isPaused: boolean): Promise<void> {
    await this.#deps.command(isPaused ? 'producer:pause' : 'producer:resume', { producerId: producer.id });
    this.#isPaused = isPaused;
  }

  async #end(producer: types.Producer): Promise<void> {
    await this.#deps.command('producer:close', { producerId: producer.id });
    producer.close();
    this.#producer = undefined;
  }
}

function pixelsOf(track: MediaStreamTrack): number | undefined {
  const { width, height } = track.getSettings();
  return width === undefined || height === undefined ? undefined : width * height;
}
