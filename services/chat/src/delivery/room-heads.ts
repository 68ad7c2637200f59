import { LRUCache } from 'lru-cache';
import type { RoomHead } from '../domain/room-model.ts';
import type { RoomLog } from '../stores/room-log.ts';

const keptRooms = 50_000;
const loadsAtOnce = 20;

/** Heads of the rooms that this worker writes, in memory; they are right as long as nobody else writes. */
export class RoomHeads {
  readonly #heads = new LRUCache<string, RoomHead>({ max: keptRooms });
  readonly #log: Pick<RoomLog, 'head'>;

  constructor(log: Pick<RoomLog, 'head'>) {
    this.#log = log;
  }

  async load(roomIds: string[]): Promise<Map<string, RoomHead>> {
    const missing = roomIds.filter(roomId => !this.#heads.has(roomId));
    for (let at = 0; at < missing.length; at += loadsAtOnce) {
      await Promise.all(missing.slice(at, at + loadsAtOnce).map(roomId => this.#loadOne(roomId)));
    }
    return new Map(
      await Promise.all(roomIds.map(async id => [id, this.#heads.get(id) ?? (await this.#loadOne(id))] as const)),
    );
  }

  keep(heads: Map<string, RoomHead>): void {
    for (const [roomId, head] of heads) this.#heads.set(roomId, head);
  }

  /** Another writer may have been there. */
  forget(): void {
    this.#heads.clear();
  }

  async #loadOne(roomId: string): Promise<RoomHead> {
    const head = await this.#log.head(roomId);
    this.#heads.set(roomId, head);
    return head;
  }
}
