import type { ChatEvents } from '../events.ts';
import type { RoomHead } from '../room-log/model.ts';
import type { RoomCache } from '../room-log/cache.ts';
import type { Decision, Rejection } from '../room-log/decide.ts';
import type { FanOut } from './fan-out.ts';

interface Options {
  cache: RoomCache;
  fanOut: FanOut;
  events: ChatEvents;
}

const maxMissedRejections = 1_000;

/**
 * Tells the world what was stored: the cache first, then the sockets. Nothing here may hold up the log. What Redis did
 * not take is remembered by room; when Redis is back, the stale cache entries are dropped and the members are told how
 * far their room is.
 */
export class Hints {
  readonly #options: Options;
  readonly #missed = new Map<string, RoomHead>();
  #missedRejections: Rejection[] = [];

  constructor(options: Options) {
    this.#options = options;
  }

  /** Whether everything stored so far was told; offsets are committed only then. */
  get complete(): boolean {
    return this.#missed.size === 0 && this.#missedRejections.length === 0;
  }

  async tell(decision: Decision): Promise<void> {
    const { fanOut, events } = this.#options;
    if (!this.complete && !(await this.#heal())) return this.#miss(decision);
    try {
      await this.#cache(decision);
      await fanOut.deliver(decision.deliveries, decision.rejections);
    } catch {
      this.#miss(decision);
      events.hintsLost(this.#missed.size);
    }
  }

  /** Tries to make up for what was missed; call now and then. */
  async heal(): Promise<void> {
    if (!this.complete) await this.#heal();
  }

  async #cache({ touched, heads }: Decision): Promise<void> {
    const puts = [...touched].map(([roomId, messages]) => {
      const head = heads.get(roomId);
      return head && this.#options.cache.put(roomId, head, [...messages.values()]);
    });
    await Promise.all(puts);
  }

  #miss({ touched, heads, rejections }: Decision): void {
    this.#missedRejections = [...this.#missedRejections, ...rejections].slice(-maxMissedRejections);
    for (const roomId of touched.keys()) {
      const head = heads.get(roomId);
      if (head) this.#missed.set(roomId, head);
    }
  }

  async #heal(): Promise<boolean> {
    const missed = [...this.#missed];
    try {
      await this.#options.cache.drop(missed.map(([roomId]) => roomId));
      await this.#options.fanOut.tellHeads(missed.map(([roomId, { lastSeq }]) => ({ roomId, lastSeq })));
      await this.#options.fanOut.deliver([], this.#missedRejections);
    } catch {
      return false;
    }
    this.#missed.clear();
    this.#missedRejections = [];
    this.#options.events.hintsHealed(missed.length);
    return true;
  }
}
