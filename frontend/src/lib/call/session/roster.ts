import type { MediaSource } from '@parley/contracts/media';
import type { PeerInfo, ProducerInfo } from '@parley/contracts/video-events';
import type { TileSize } from '#lib/call/engine.ts';
import type { CallPerson, CallStore } from '#lib/call/state.ts';

export type KnownProducer = ProducerInfo & { peerId: string };

/** Sources whose media a way must bring before it is good; the sound of a screen need not be there. */
const awaited = ['mic', 'camera', 'screen'] as const;

/** Who is in the call, what each sends to our server, and how it is shown here. */
export class Roster {
  readonly #store: CallStore;
  readonly #producers = new Map<string, KnownProducer>();
  readonly #sizes = new Map<string, TileSize>();

  constructor(store: CallStore) {
    this.#store = store;
  }

  get others(): CallPerson[] {
    return this.#store.getState().people.filter(person => !person.isSelf);
  }

  get producers(): KnownProducer[] {
    return [...this.#producers.values()];
  }

  /** Forgets what was known and takes this instead; answers the producers that are gone. */
  reset(peers: readonly PeerInfo[]): string[] {
    const known = [...this.#producers.keys()];
    this.#producers.clear();
    for (const { peerId, producers } of peers) for (const info of producers) this.add({ ...info, peerId });
    return known.filter(producerId => !this.#producers.has(producerId));
  }

  add(producer: KnownProducer): void {
    this.#producers.set(producer.producerId, producer);
  }

  remove(producerId: string): void {
    this.#producers.delete(producerId);
  }

  /** Our server has closed all: the worker died, or media goes directly. */
  forgetProducers(): void {
    this.#producers.clear();
  }

  /** Answers the producers that went with the person. */
  removePeer(peerId: string): string[] {
    const gone = this.producers.filter(producer => producer.peerId === peerId).map(({ producerId }) => producerId);
    for (const producerId of gone) this.#producers.delete(producerId);
    for (const source of awaited) this.#sizes.delete(`${peerId} ${source}`);
    return gone;
  }

  setSize(peerId: string, source: MediaSource, size: TileSize): void {
    this.#sizes.set(`${peerId} ${source}`, size);
  }

  /** Undefined until a screen has told. */
  sizeOf(peerId: string, source: MediaSource): TileSize | undefined {
    return this.#sizes.get(`${peerId} ${source}`);
  }

  /** The person says that they send it. */
  isOn(peerId: string, source: MediaSource): boolean {
    const person = this.others.find(other => other.peerId === peerId);
    return person?.state[source === 'screen-audio' ? 'screen' : source] === true;
  }

  /** And it flows to us: what nobody sees is paused. */
  isExpected(peerId: string, source: MediaSource): boolean {
    return this.isOn(peerId, source) && this.sizeOf(peerId, source) !== null;
  }

  get expected(): { peerId: string; source: MediaSource }[] {
    const places = this.others.flatMap(({ peerId }) => awaited.map(source => ({ peerId, source })));
    return places.filter(({ peerId, source }) => this.isExpected(peerId, source));
  }
}
