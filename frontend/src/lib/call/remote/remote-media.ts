import type { MediaSource } from '@parley/contracts/media';
import type { Topology } from '@parley/contracts/video-events';
import { callBounds, callTiming } from '#config/call-timing.ts';
import type { AudioOut } from '#lib/call/remote/audio-out.ts';
import { type Arriving, choose } from '#lib/call/remote/choose.ts';
import { delivers, stands } from '#lib/call/remote/delivery.ts';
import type { Incoming } from '#lib/call/topology/way.ts';
import { elapsed } from '#lib/clock.ts';

export interface RemoteMediaDeps {
  audio: AudioOut;
  /** Somebody says that they send this source. */
  isOn(peerId: string, source: MediaSource): boolean;
  /** They do, and it is not paused because nobody sees it. */
  isExpected(peerId: string, source: MediaSource): boolean;
  /** Peers and sources of which media must arrive before a way is good. */
  expected(): Iterable<{ peerId: string; source: MediaSource }>;
  onShown(peerId: string, source: MediaSource, track: MediaStreamTrack | null): void;
  /** All that is expected arrives by the target. */
  onAllDelivered(): void;
}

interface Entry extends Incoming, Arriving {
  key: string;
  /** Epoch ms since when the path below is known to stand. */
  standsSince: number | undefined;
}

/** What arrives of the others by either way, and which of it is played and shown. */
export class RemoteMedia {
  readonly #deps: RemoteMediaDeps;
  readonly #entries = new Map<string, Entry>();
  readonly #shown = new Map<string, MediaStreamTrack>();
  #target: Topology = 'mesh';
  #poll: ReturnType<typeof setTimeout> | undefined;
  #looks = 0;
  #isClosed = false;

  constructor(deps: RemoteMediaDeps) {
    this.#deps = deps;
  }

  add(incoming: Incoming): void {
    const key = keyOf(incoming);
    if (this.#entries.get(key)?.track === incoming.track) return;
    this.#entries.set(key, { ...incoming, key, delivers: false, standsSince: undefined });
    if (incoming.track.kind === 'audio') this.#deps.audio.add(key, incoming.track);
    this.update();
  }

  remove(incoming: Pick<Incoming, 'topology' | 'peerId' | 'source'>): void {
    this.#removeWhere(entry => entry.key === keyOf(incoming));
  }

  removePeer(peerId: string): void {
    this.#removeWhere(entry => entry.peerId === peerId);
  }

  removeWay(topology: Topology): void {
    this.#removeWhere(entry => entry.topology === topology);
  }

  prefer(target: Topology): void {
    this.#target = target;
    this.update();
  }

  /** What is played of a source: for levels, which are read where they arrive. */
  played(peerId: string, source: MediaSource): Incoming | undefined {
    return this.#chosen(peerId, source);
  }

  /** Decides again, after anything has changed that decides. */
  update(): void {
    const places = new Map([...this.#entries.values()].map(entry => [`${entry.peerId} ${entry.source}`, entry]));
    for (const { peerId, source } of places.values()) this.#choose(peerId, source);
    if (this.#isClosed) return;
    if (this.#isComplete()) this.#deps.onAllDelivered();
    this.#looks = 0;
    if (this.#pending().length > 0) this.#lookSoon();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#poll);
    this.#removeWhere(() => true);
  }

  #choose(peerId: string, source: MediaSource): void {
    const chosen = this.#chosen(peerId, source);
    for (const entry of this.#of(peerId, source)) this.#deps.audio.hear(entry.key, entry === chosen);
    const isShown = chosen?.delivers === true && this.#deps.isOn(peerId, source);
    this.#show(peerId, source, isShown ? chosen.track : undefined);
  }

  #show(peerId: string, source: MediaSource, track: MediaStreamTrack | undefined): void {
    const place = `${peerId} ${source}`;
    if (this.#shown.get(place) === track) return;
    if (track) this.#shown.set(place, track);
    else this.#shown.delete(place);
    this.#deps.onShown(peerId, source, track ?? null);
  }

  #of(peerId: string, source: MediaSource): Entry[] {
    return [...this.#entries.values()].filter(entry => entry.peerId === peerId && entry.source === source);
  }

  #chosen(peerId: string, source: MediaSource): Entry | undefined {
    const entries = this.#of(peerId, source);
    const target = entries.find(({ topology }) => topology === this.#target);
    return choose(
      target,
      entries.find(entry => entry !== target),
    );
  }

  #isComplete(): boolean {
    for (const { peerId, source } of this.#deps.expected()) {
      if (!this.#entries.get(keyOf({ topology: this.#target, peerId, source }))?.delivers) return false;
    }
    return true;
  }

  #pending(): Entry[] {
    return [...this.#entries.values()].filter(
      ({ delivers, peerId, source }) => !delivers && this.#deps.isExpected(peerId, source),
    );
  }

  async #look(): Promise<void> {
    const found = await Promise.all(
      this.#pending().map(async entry => {
        if (stands(entry.receiver)) entry.standsSince ??= elapsed();
        entry.delivers = await delivers(entry.receiver, entry.standsSince).catch(() => false);
        return entry.delivers;
      }),
    );
    this.#poll = undefined;
    if (this.#isClosed) return;
    if (found.includes(true)) this.update();
    else if (found.length > 0) this.#lookSoon();
  }

  /** What does not come for long, such as the sound of a silent screen, is looked for seldom. */
  #lookSoon(): void {
    this.#looks += 1;
    const isSeldom = this.#looks > callBounds.eagerLooks;
    this.#poll ??= setTimeout(() => void this.#look(), isSeldom ? callTiming.mediaRetry : callTiming.deliveryPoll);
  }

  #removeWhere(isGone: (entry: Entry) => boolean): void {
    const gone = [...this.#entries.values()].filter(isGone);
    for (const { key } of gone) {
      this.#entries.delete(key);
      this.#deps.audio.remove(key);
    }
    for (const { peerId, source } of gone) this.#choose(peerId, source);
    this.update();
  }
}

function keyOf({ topology, peerId, source }: Pick<Incoming, 'topology' | 'peerId' | 'source'>): string {
  return `${topology} ${peerId} ${source}`;
}
