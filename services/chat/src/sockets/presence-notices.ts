import type { ChatContext } from '../context.ts';
import type { PresenceChanges, Status } from '../stores/presence-rooms.ts';

/** Changes of one room within this time make one notice. */
const gatherMs = 500;
/** The same while there is too much to do. */
const gatherLongerMs = 5_000;
/** More changes than this are told as a number only. */
const maxNamed = 20;

type Needs = Pick<ChatContext, 'presence' | 'notify' | 'pressure'>;

/** Tells rooms who came and went, gathered. */
export class PresenceNotices {
  readonly #ctx: Needs;
  readonly #waiting = new Map<string, Map<string, Status>>();

  constructor(ctx: Needs) {
    this.#ctx = ctx;
  }

  note(changes: PresenceChanges): void {
    for (const [roomId, users] of changes) {
      const gathered = this.#waiting.get(roomId);
      if (!gathered) this.#tellIn(gatherMs, roomId);
      this.#waiting.set(roomId, new Map([...(gathered ?? []), ...users]));
    }
  }

  #tellIn(ms: number, roomId: string): void {
    setTimeout(() => void this.#tell(roomId), ms).unref();
  }

  async #tell(roomId: string): Promise<void> {
    if (this.#ctx.pressure.sheds('presence')) return this.#tellIn(gatherLongerMs, roomId);
    const changes = [...(this.#waiting.get(roomId) ?? [])].map(([userId, status]) => ({ userId, status }));
    this.#waiting.delete(roomId);
    const [live = 0] = await this.#ctx.presence.liveCounts([roomId]).catch(() => []);
    const users = changes.length > maxNamed ? [] : changes;
    this.#ctx.notify.room(roomId, 'presence:change', { roomId, live, users });
  }
}
