import { bounds } from '#config/timing.ts';
import type { NewEntry, OutboxEntry } from '#lib/chat/outbox/entry.ts';
import type { OutboxStore } from '#lib/chat/outbox/store.ts';
import { DeviceError, deviceProblemOf } from '#lib/device/device-error.ts';

export interface StoreWithMemory extends OutboxStore {
  /** Whether something is to be sent that goes with this tab. */
  hasUnkept(): boolean;
}

/**
 * What the browser does not keep (site data is blocked, the disk is full, the database cannot be opened again) stays in
 * the memory of this tab, in its place among the others, and is sent all the same.
 */
export function storeWithMemory(device: OutboxStore): StoreWithMemory {
  const memory = new Map<number, OutboxEntry>();
  /** What the device had at the last look. */
  let seen: readonly OutboxEntry[] = [];

  function remember(entry: OutboxEntry): void {
    memory.set(entry.order, entry);
  }

  function addToMemory(entry: NewEntry): void {
    const present = [...memory.values()].find(({ id }) => id === entry.id);
    if (present?.kind === 'read' && entry.kind === 'read')
      return remember({ ...present, state: 'queued', seq: Math.max(present.seq, entry.seq) });
    if (memory.size >= bounds.outboxEntries) throw new DeviceError('outbox_full');
    // After all others, and before the next one that the device keeps: its places are whole numbers.
    const last = Math.max(0, ...seen.map(({ order }) => order), ...memory.keys());
    remember({ ...entry, order: last + 1 / 1024 } as OutboxEntry);
  }

  return {
    hasUnkept: () => [...memory.values()].some(({ kind, state }) => kind !== 'read' && state === 'queued'),
    async all() {
      seen = await device.all().catch((error: unknown) => {
        demandRefusal(error);
        for (const entry of seen) if (!memory.has(entry.order)) remember(entry);
        return [];
      });
      const kept = seen.filter(({ order }) => !memory.has(order));
      return [...kept, ...memory.values()].toSorted((a, b) => a.order - b.order);
    },
    async add(entry) {
      await device.add(entry).catch((error: unknown) => {
        demandRefusal(error);
        addToMemory(entry);
      });
    },
    async update(entry) {
      if (memory.has(entry.order)) return remember(entry);
      await device.update(entry).catch((error: unknown) => {
        demandRefusal(error);
        remember(entry);
      });
    },
    async remove(order) {
      const wasRemembered = memory.delete(order);
      seen = seen.filter(entry => entry.order !== order);
      await device.remove(order).catch((error: unknown) => {
        if (!wasRemembered) throw error;
      });
    },
  };
}

/** Passes on what is no refusal of the browser's to keep something. */
function demandRefusal(error: unknown): void {
  const problem = deviceProblemOf(error);
  if (problem === undefined || problem === 'outbox_full') throw error;
}
