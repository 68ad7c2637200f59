import type { ChatContext } from '../context.ts';
import type { PresenceChanges, Status } from '../stores/presence-rooms.ts';

/** Changes of one room within this time make one notice. */
const gatherMs = 500;
/** More changes than this are told as a number only. */
const maxNamed = 20;

type Needs = Pick<ChatContext, 'presence' | 'notify'>;

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
      if (!gathered) setTimeout(() => void this.#tell(roomId), gatherMs).unref();
      this.#waiting.set(roomId, new Map([...(gathered ?? []), ...users]));
    }
  }

  async #tell(roomId: string): Promise<void> {
    const changes = [...(this.#waiting.get(roomId) ?? [])].map(([userId, status]) => ({ userId, status }));
    this.#waiting.delete(roomId);
    const [live = 0] = await this.#ctx.presence.liveCounts([roomId]).catch(() => []);
    const users = changes.length > maxNamed ? [] : changes;
    this.#ctx.notify.room(roomId, 'presence:change', { roomId, live, users });
  }
}
