import { LRUCache } from 'lru-cache';
import type { RoomHead, StoredEvent } from '../room-log/model.ts';
import type { RoomLog } from '../room-log/store.ts';

const keptRooms = 50_000;
const keptIds = 100_000;
const loadsAtOnce = 20;

/** What a worker remembers of the rooms that it writes; it is right as long as nobody else writes them. */
export class RoomMemory {
  readonly #heads = new LRUCache<string, RoomHead>({ max: keptRooms });
  readonly #ids = new LRUCache<string, true>({ max: keptIds });
  readonly #log: Pick<RoomLog, 'head'>;

  constructor(log: Pick<RoomLog, 'head'>) {
    this.#log = log;
  }

  /** Heads of rooms, from memory or from the store. */
  async heads(roomIds: string[]): Promise<Map<string, RoomHead>> {
    const missing = roomIds.filter(roomId => !this.#heads.has(roomId));
    for (let at = 0; at < missing.length; at += loadsAtOnce) {
      await Promise.all(missing.slice(at, at + loadsAtOnce).map(roomId => this.#loadHead(roomId)));
    }
    return new Map(
      await Promise.all(roomIds.map(async id => [id, this.#heads.get(id) ?? (await this.#loadHead(id))] as const)),
    );
  }

  /** Whether the event was stored by this worker lately. */
  knows(id: string): boolean {
    return this.#ids.has(id);
  }

  keep(heads: Map<string, RoomHead>, stored: StoredEvent[]): void {
    for (const [roomId, head] of heads) this.#heads.set(roomId, head);
    for (const { _id } of stored) this.#ids.set(_id, true);
  }

  /** Another writer may have been there. */
  forget(): void {
    this.#heads.clear();
  }

  async #loadHead(roomId: string): Promise<RoomHead> {
    const head = await this.#log.head(roomId);
    this.#heads.set(roomId, head);
    return head;
  }
}
