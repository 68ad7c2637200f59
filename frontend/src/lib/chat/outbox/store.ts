import { bounds } from '#config/timing.ts';
import type { DeviceConnection, DeviceDatabase } from '#lib/chat/device/database.ts';
import type { NewEntry, OutboxEntry } from '#lib/chat/outbox/entry.ts';
import { DeviceError } from '#lib/device/device-error.ts';

/** The place of an entry that the device is still writing: after all others. Never on the device. */
export const unwrittenOrder = Number.POSITIVE_INFINITY;

/** The outbox on the device. */
export interface OutboxStore {
  all(): Promise<OutboxEntry[]>;
  /** Resolves when the entry survives the tab. Rejects with DeviceError when the outbox is full, or as the browser does. */
  add(entry: NewEntry): Promise<void>;
  update(entry: OutboxEntry): Promise<void>;
  remove(order: number): Promise<void>;
}

export function outboxStore(db: DeviceDatabase): OutboxStore {
  return {
    all: () => db.use(connection => connection.getAll('outbox')),
    add: entry => db.use(connection => add(connection, entry)),
    update: entry => db.use(connection => update(connection, entry)),
    remove: order => db.use(connection => connection.delete('outbox', order)),
  };
}

async function add(connection: DeviceConnection, entry: NewEntry): Promise<void> {
  // Relaxed: it survives the tab and the browser, and does not make every send wait for the disk.
  const transaction = connection.transaction('outbox', 'readwrite', { durability: 'relaxed' });
  const present = await transaction.store.index('id').get(entry.id);
  // A read mark moves up in its place; nothing else is ever queued twice.
  if (present?.kind === 'read' && entry.kind === 'read') {
    await transaction.store.put({ ...present, state: 'queued', seq: Math.max(present.seq, entry.seq) });
  } else if (!present) {
    const isFull = (await transaction.store.count()) >= bounds.outboxEntries;
    if (isFull) throw new DeviceError('outbox_full');
    // The key generator gives `order`.
    await transaction.store.add(entry as OutboxEntry);
  }
  await transaction.done;
}

/** Puts entries that only memory still has into an empty store, in their places. */
export async function refillOutbox(connection: DeviceConnection, entries: readonly OutboxEntry[]): Promise<void> {
  const transaction = connection.transaction('outbox', 'readwrite');
  for (const entry of entries) {
    // An acknowledged entry is in the log already, and an unwritten one is added by its own `add`.
    if (entry.state !== 'sent' && entry.order !== unwrittenOrder) await transaction.store.put(entry);
  }
  await transaction.done;
}

/** Writes an entry back, unless another tab has removed it meanwhile. */
async function update(connection: DeviceConnection, entry: OutboxEntry): Promise<void> {
  const transaction = connection.transaction('outbox', 'readwrite');
  if (await transaction.store.get(entry.order)) await transaction.store.put(entry);
  await transaction.done;
}
