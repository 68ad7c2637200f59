import { backoff } from '#lib/chat/backoff.ts';
import type { NewEntry, OutboxEntry } from '#lib/chat/outbox/entry.ts';
import { laneOf, lanesWaiting, nextInLane, outcomeOf } from '#lib/chat/outbox/rules.ts';
import type { OutboxStore } from '#lib/chat/outbox/store.ts';

export interface OutboxDeps {
  store: OutboxStore;
  /** Hands one entry to the platform; resolves when it is acknowledged, throws ParleyError otherwise. */
  deliver(entry: OutboxEntry): Promise<void>;
  /** Runs work while no other tab runs work of the same name. */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** The entries have changed, in this tab. */
  onChange(entries: OutboxEntry[]): void;
  onSent(entry: OutboxEntry): void;
  /** Tells the other tabs. */
  broadcast(): void;
  /** How long another tab's entry may wait before this one takes over, in ms. */
  takeoverMs: number;
  now(): number;
}

export interface Outbox {
  add(entry: NewEntry): Promise<void>;
  update(entry: OutboxEntry): Promise<void>;
  remove(entry: OutboxEntry): Promise<void>;
  /** Tries everything that waits, now: after a start and after a connection came back. */
  flush(): Promise<void>;
  /** Another tab has changed the store. */
  changedElsewhere(): Promise<void>;
  close(): void;
}

/**
 * Sends what the store holds: lanes side by side, each in order, one entry at a time, and the next only after the
 * acknowledgement of the one before. Whichever tab holds a lane's lock drains it.
 */
export function createOutbox(deps: OutboxDeps): Outbox {
  const running = new Set<string>();
  const attempts = new Map<string, number>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let closed = false;

  async function changed(): Promise<void> {
    if (closed) return;
    deps.onChange(await deps.store.all());
    deps.broadcast();
  }

  async function runLane(lane: string): Promise<void> {
    clearTimeout(timers.get(lane));
    timers.delete(lane);
    if (closed || running.has(lane)) return;
    running.add(lane);
    try {
      await deps.exclusively(`parley-outbox-${lane}`, () => drain(lane));
    } finally {
      running.delete(lane);
    }
    // Something may have been added after the last look and before the lane was given up.
    if (!timers.has(lane) && !closed && nextInLane(await deps.store.all(), lane)) void runLane(lane);
  }

  async function drain(lane: string): Promise<void> {
    while (!closed) {
      const entry = nextInLane(await deps.store.all(), lane);
      if (!entry || !(await attempt(entry, lane))) return;
    }
  }

  /** True when the lane may go on at once. */
  async function attempt(entry: OutboxEntry, lane: string): Promise<boolean> {
    try {
      await deps.deliver(entry);
      attempts.delete(lane);
      await settle(entry);
      return true;
    } catch (error) {
      const outcome = outcomeOf(entry, error);
      if (outcome.next === 'retry') {
        later(lane, outcome.afterMs);
        return false;
      }
      if (outcome.next === 'forget') await deps.store.remove(entry.order);
      else await deps.store.update({ ...entry, state: 'failed', error: outcome.error });
      await changed();
      return true;
    }
  }

  async function settle(entry: OutboxEntry): Promise<void> {
    if (entry.kind === 'read') await removeIfSame(entry);
    else await deps.store.update({ ...entry, state: 'sent', sentAt: deps.now() });
    await changed();
    deps.onSent(entry);
  }

  /** The mark may have moved up while it was on its way. */
  async function removeIfSame(entry: OutboxEntry & { kind: 'read' }): Promise<void> {
    const now = (await deps.store.all()).find(other => other.order === entry.order);
    if (now?.kind === 'read' && now.seq === entry.seq) await deps.store.remove(entry.order);
  }

  function later(lane: string, toldMs?: number): void {
    const attempt = attempts.get(lane) ?? 0;
    attempts.set(lane, attempt + 1);
    wake(lane, backoff(attempt, toldMs));
  }

  function wake(lane: string, afterMs: number): void {
    if (closed || timers.has(lane)) return;
    timers.set(
      lane,
      setTimeout(() => void runLane(lane), afterMs),
    );
  }

  return {
    async add(entry) {
      await deps.store.add(entry);
      await changed();
      if (!timers.has(laneOf(entry))) void runLane(laneOf(entry));
    },
    async update(entry) {
      await deps.store.update(entry);
      await changed();
      void runLane(laneOf(entry));
    },
    async remove(entry) {
      await deps.store.remove(entry.order);
      await changed();
    },
    async flush() {
      attempts.clear();
      const entries = await deps.store.all();
      deps.onChange(entries);
      for (const lane of lanesWaiting(entries)) void runLane(lane);
    },
    async changedElsewhere() {
      const entries = await deps.store.all();
      deps.onChange(entries);
      for (const lane of lanesWaiting(entries)) wake(lane, deps.takeoverMs);
    },
    close() {
      closed = true;
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
