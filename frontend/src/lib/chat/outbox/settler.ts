import { backoff } from '@parley/client/backoff';
import { timing } from '#config/timing.ts';
import type { Outbox } from '#lib/chat/outbox/outbox.ts';
import { settleSent } from '#lib/chat/outbox/settle-sent.ts';
import type { ChatStore } from '#lib/chat/state.ts';

export interface Settler {
  /** Looks soon whether acknowledged entries of the room have arrived in the log, until none is left. */
  watch(roomId: string): void;
  close(): void;
}

/**
 * Hints usually bring an acknowledged message back at once. When one gets lost, this finds the message in the log;
 * a message that is long overdue is sent again under its key, which is safe, and the answer tells what became of it.
 */
export function createSettler(store: ChatStore, outbox: Outbox, catchUp: (roomId: string) => Promise<void>): Settler {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let closed = false;

  function watch(roomId: string, attempt = 0): void {
    if (closed || timers.has(roomId)) return;
    const delay = timing.ackPatience + (attempt > 0 ? backoff(attempt) : 0);
    timers.set(
      roomId,
      setTimeout(() => {
        timers.delete(roomId);
        void look(roomId, attempt);
      }, delay),
    );
  }

  async function look(roomId: string, attempt: number): Promise<void> {
    const waiting = () => store.getState().outbox.filter(entry => entry.roomId === roomId && entry.state === 'sent');
    if (waiting().length === 0) return;
    try {
      await catchUp(roomId);
      const { done, overdue } = await settleSent(roomId, waiting(), store.getState().me.id);
      for (const entry of done) await outbox.remove(entry);
      for (const entry of overdue) await outbox.update({ ...entry, state: 'queued' });
    } catch {
      // Nobody answered, or not yet: the next look tells.
    }
    if (waiting().length > 0) watch(roomId, attempt + 1);
  }

  return {
    watch: roomId => watch(roomId),
    close() {
      closed = true;
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
