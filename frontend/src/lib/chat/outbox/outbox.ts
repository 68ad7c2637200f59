import { backoff } from '@parley/client/backoff';
import type { NewEntry, OutboxEntry } from '#lib/chat/outbox/entry.ts';
import { laneOf, lanesWaiting, nextInLane, outcomeOf } from '#lib/chat/outbox/rules.ts';
import { type OutboxStore, unwrittenOrder } from '#lib/chat/outbox/store.ts';
import { wallClock } from '#lib/clock.ts';

export interface OutboxDeps {
  store: OutboxStore;
  /** Hands one entry to the platform; resolves when it is acknowledged, throws ParleyError otherwise. */
  deliver(entry: OutboxEntry): Promise<void>;
  /** Runs work while no other tab runs work of the same name. */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** The entries have changed, in this tab; those that the device is still writing are the last. */
  onChange(entries: OutboxEntry[]): void;
  onSent(entry: OutboxEntry): void;
  /** Tells the other tabs. */
  broadcast(): void;
  /** How long another tab's entry may wait before this one takes over, in ms. */
  takeoverMs: number;
}

/**
 * Sends what the store holds: lanes side by side, each in order, one entry at a time, and the next only after the
 * acknowledgement of the one before. Whichever tab holds a lane's lock drains it.
 */
export class Outbox {
  readonly #deps: OutboxDeps;
  readonly #running = new Set<string>();
  readonly #attempts = new Map<string, number>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** What the device is writing, by id. */
  readonly #unwritten = new Map<string, OutboxEntry>();
  /** What the device had at the last look. */
  #written: OutboxEntry[] = [];
  #isClosed = false;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  /** Resolves when the entry is on the device for good; it is shown before that, and sending goes on behind. */
  async add(entry: NewEntry): Promise<void> {
    // A read mark is nothing to look at.
    if (entry.kind !== 'read') {
      this.#unwritten.set(entry.id, { ...entry, order: unwrittenOrder } as OutboxEntry);
      this.#tell(this.#written);
    }
    try {
      await this.#deps.store.add(entry);
      await this.#changed();
    } catch (error) {
      this.#unwritten.delete(entry.id);
      this.#tell(this.#written);
      throw error;
    }
    this.#unwritten.delete(entry.id);
    if (!this.#timers.has(laneOf(entry))) void this.#runLane(laneOf(entry));
  }

  /** Writes an entry back; one that is queued again is tried at once. */
  async update(entry: OutboxEntry): Promise<void> {
    await this.#deps.store.update(entry);
    await this.#changed();
    void this.#runLane(laneOf(entry));
  }

  async remove(entry: OutboxEntry): Promise<void> {
    await this.#deps.store.remove(entry.order);
    await this.#changed();
  }

  /** Tries everything that waits, now: after a start and after a connection came back. */
  async flush(): Promise<void> {
    this.#attempts.clear();
    const entries = await this.#deps.store.all();
    this.#tell(entries);
    for (const lane of lanesWaiting(entries)) void this.#runLane(lane);
  }

  /** Another tab has changed the store; what it does not send in time is taken over. */
  async changedElsewhere(): Promise<void> {
    const entries = await this.#deps.store.all();
    this.#tell(entries);
    for (const lane of lanesWaiting(entries)) this.#wake(lane, this.#deps.takeoverMs);
  }

  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  async #changed(): Promise<void> {
    if (this.#isClosed) return;
    this.#tell(await this.#deps.store.all());
    this.#deps.broadcast();
  }

  #tell(written: OutboxEntry[]): void {
    if (this.#isClosed) return;
    this.#written = written;
    const isWritten = new Set(written.map(({ id }) => id));
    const unwritten = [...this.#unwritten.values()].filter(({ id }) => !isWritten.has(id));
    this.#deps.onChange([...written, ...unwritten]);
  }

  async #runLane(lane: string): Promise<void> {
    clearTimeout(this.#timers.get(lane));
    this.#timers.delete(lane);
    if (this.#isClosed || this.#running.has(lane)) return;
    this.#running.add(lane);
    try {
      await this.#deps.exclusively(`parley-outbox-${lane}`, () => this.#drain(lane));
    } finally {
      this.#running.delete(lane);
    }
    if (this.#isClosed || this.#timers.has(lane)) return;
    // Something may have been added after the last look and before the lane was given up.
    if (nextInLane(await this.#deps.store.all(), lane)) void this.#runLane(lane);
  }

  async #drain(lane: string): Promise<void> {
    while (!this.#isClosed) {
      const entry = nextInLane(await this.#deps.store.all(), lane);
      if (!entry || !(await this.#attempt(entry, lane))) return;
    }
  }

  /** True when the lane may go on at once. */
  async #attempt(entry: OutboxEntry, lane: string): Promise<boolean> {
    try {
      await this.#deps.deliver(entry);
    } catch (error) {
      return this.#failed(entry, lane, error);
    }
    this.#attempts.delete(lane);
    if (entry.kind === 'read') await this.#removeUnlessRaised(entry);
    else await this.#deps.store.update({ ...entry, state: 'sent', sentAt: wallClock() });
    await this.#changed();
    this.#deps.onSent(entry);
    return true;
  }

  async #failed(entry: OutboxEntry, lane: string, error: unknown): Promise<boolean> {
    const outcome = outcomeOf(entry, error);
    if (outcome.next === 'retry') {
      const attempt = this.#attempts.get(lane) ?? 0;
      this.#attempts.set(lane, attempt + 1);
      this.#wake(lane, backoff(attempt, outcome.afterMs));
      return false;
    }
    if (outcome.next === 'forget') await this.#deps.store.remove(entry.order);
    else await this.#deps.store.update({ ...entry, state: 'failed', error: outcome.error });
    await this.#changed();
    return true;
  }

  /** A read mark may have moved up while it was on its way. */
  async #removeUnlessRaised(entry: OutboxEntry & { kind: 'read' }): Promise<void> {
    const now = (await this.#deps.store.all()).find(other => other.order === entry.order);
    if (now?.kind === 'read' && now.seq === entry.seq) await this.#deps.store.remove(entry.order);
  }

  #wake(lane: string, afterMs: number): void {
    if (this.#isClosed || this.#timers.has(lane)) return;
    const timer = setTimeout(() => void this.#runLane(lane), afterMs);
    this.#timers.set(lane, timer);
  }
}
