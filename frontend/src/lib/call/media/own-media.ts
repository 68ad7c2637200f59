import type { MediaSource } from '@parley/contracts/media';
import { captureScreen } from '#lib/call/media/capture.ts';
import { deviceCause } from '#lib/call/media/device-cause.ts';
import type { PickedDevices } from '#lib/call/media/picked-devices.ts';
import { borrowDevice, letGo } from '#lib/call/media/shared-devices.ts';
import type { CallProblem } from '#lib/call/state.ts';
import type { Outgoing } from '#lib/call/topology/way.ts';

export interface OwnMediaDeps {
  picked(): PickedDevices;
  /** What is sent has changed: tracks, or whether they are on. */
  onChange(outgoing: Outgoing): void;
  onProblem(problem: CallProblem): void;
  onSolved(source: MediaSource): void;
}

type DeviceSource = 'mic' | 'camera';

const pickedAs = { mic: 'microphone', camera: 'camera' } as const;

/** The own tracks of one call: taken when first wanted, given back when the camera goes off or the call ends. */
export class OwnMedia {
  readonly #deps: OwnMediaDeps;
  readonly #tracks = new Map<MediaSource, MediaStreamTrack>();
  readonly #wanted = new Set<MediaSource>();
  readonly #capturing = new Map<DeviceSource, Promise<void>>();
  #isSilent = false;
  #isClosed = false;

  constructor(deps: OwnMediaDeps) {
    this.#deps = deps;
  }

  get outgoing(): Outgoing {
    const outgoing: Outgoing = {};
    for (const [source, track] of this.#tracks) outgoing[source] = { track, isOn: this.#wanted.has(source) };
    return outgoing;
  }

  /** The track stays when it goes off, so that push-to-talk is instant. */
  async setMic(isOn: boolean): Promise<void> {
    if (this.#isSilent) return;
    this.#want('mic', isOn);
    if (isOn) await this.#have('mic');
    this.#changed();
  }

  /** Off gives the camera back: its light goes out. */
  async setCamera(isOn: boolean): Promise<void> {
    if (this.#isSilent) return;
    this.#want('camera', isOn);
    if (isOn) await this.#have('camera');
    if (!this.#wanted.has('camera')) this.#release('camera');
    this.#changed();
  }

  async shareScreen(isOn: boolean): Promise<void> {
    if (!isOn) return this.#endScreen();
    if (this.#isSilent || this.#tracks.has('screen')) return;
    try {
      const { screen, sound } = await captureScreen();
      this.#keep('screen', screen);
      if (sound) this.#keep('screen-audio', sound);
      this.#deps.onSolved('screen');
    } catch (error) {
      if (!isChangeOfMind(error)) this.#deps.onProblem({ kind: 'device', source: 'screen', cause: deviceCause(error) });
    }
    for (const source of ['screen', 'screen-audio'] as const) this.#want(source, this.#tracks.has(source));
    this.#changed();
  }

  /** Goes on with the device that is picked now. */
  async changeDevice(source: DeviceSource): Promise<void> {
    if (!this.#tracks.has(source)) return;
    await this.#capture(source);
    this.#changed();
  }

  /** Devices came or went: a picked one that is back is taken again. One that went ends its track, which is seen there. */
  async devicesChanged(present: ReadonlySet<string>): Promise<void> {
    for (const source of ['mic', 'camera'] as const) {
      const picked = this.#deps.picked()[pickedAs[source]];
      const used = this.#tracks.get(source)?.getSettings().deviceId;
      if (picked !== null && picked !== used && present.has(picked)) await this.changeDevice(source);
    }
  }

  /** A moderator has switched this off. */
  off(source: MediaSource): Promise<void> {
    if (source === 'mic') return this.setMic(false);
    return source === 'camera' ? this.setCamera(false) : this.shareScreen(false);
  }

  /** Who only listens on a stage has no device: none is taken, and those that were are given back. */
  setSpeaks(speaks: boolean): void {
    this.#isSilent = !speaks;
    if (speaks) return;
    this.#wanted.clear();
    for (const source of this.#tracks.keys()) this.#release(source);
    this.#changed();
  }

  close(): void {
    this.#isClosed = true;
    for (const source of this.#tracks.keys()) this.#release(source);
  }

  #want(source: MediaSource, isOn: boolean): void {
    if (isOn) this.#wanted.add(source);
    else this.#wanted.delete(source);
  }

  /** Several wishes at once share one capture. */
  #have(source: DeviceSource): Promise<void> {
    if (this.#tracks.has(source)) return Promise.resolve();
    const running = this.#capturing.get(source) ?? this.#capture(source).finally(() => this.#capturing.delete(source));
    this.#capturing.set(source, running);
    return running;
  }

  async #capture(source: DeviceSource): Promise<void> {
    try {
      const track = await borrowDevice(source, this.#deps.picked()[pickedAs[source]]);
      this.#release(source);
      this.#keep(source, track);
      this.#deps.onSolved(source);
    } catch (error) {
      if (this.#isClosed) return;
      if (!this.#tracks.has(source)) this.#want(source, false);
      this.#deps.onProblem({ kind: 'device', source, cause: deviceCause(error) });
    }
  }

  #keep(source: MediaSource, track: MediaStreamTrack): void {
    if (this.#isClosed || this.#isSilent) return letGo(track);
    this.#tracks.set(source, track);
    track.addEventListener('ended', () => {
      if (this.#tracks.get(source) === track) void this.#ended(source);
    });
  }

  /** The device was unplugged, or the browser's own button ended the sharing. */
  async #ended(source: MediaSource): Promise<void> {
    this.#release(source);
    if (source === 'screen-audio') return this.#changed();
    if (source === 'screen') return this.#endScreen();
    if (this.#wanted.has(source)) await this.#have(source);
    this.#changed();
  }

  #endScreen(): void {
    for (const source of ['screen', 'screen-audio'] as const) {
      this.#want(source, false);
      this.#release(source);
    }
    this.#changed();
  }

  #release(source: MediaSource): void {
    const track = this.#tracks.get(source);
    if (track) letGo(track);
    this.#tracks.delete(source);
  }

  #changed(): void {
    if (this.#isClosed) return;
    const mic = this.#tracks.get('mic');
    if (mic) mic.enabled = this.#wanted.has('mic');
    this.#deps.onChange(this.outgoing);
  }
}

/** Closing the browser's picker is not a problem; only the system's refusal is. */
function isChangeOfMind(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotAllowedError' && !/system/i.test(error.message);
}
