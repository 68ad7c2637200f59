import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { ParleyError } from '@parley/contracts/errors';
import { bounds } from '#config/timing.ts';
import { t } from '#lib/i18n/texts.ts';
import type { NewEntry, OutboxEntry } from '#lib/chat/outbox/entry.ts';

interface OutboxSchema extends DBSchema {
  entries: { key: number; value: OutboxEntry; indexes: { id: string } };
}

/** The outbox on the device: one database per account, so that accounts never send each other's messages. */
export interface OutboxStore {
  all(): Promise<OutboxEntry[]>;
  /** Resolves when the entry is on the disk. Throws `overloaded` when the outbox is full. */
  add(entry: NewEntry): Promise<void>;
  update(entry: OutboxEntry): Promise<void>;
  remove(order: number): Promise<void>;
  close(): void;
}

export async function openOutboxStore(userId: string): Promise<OutboxStore> {
  const db = await openDB<OutboxSchema>(`parley-outbox-${userId}`, 1, {
    upgrade(database) {
      const entries = database.createObjectStore('entries', { keyPath: 'order', autoIncrement: true });
      entries.createIndex('id', 'id', { unique: true });
    },
  });
  return {
    all: () => db.getAll('entries'),
    add: entry => add(db, entry),
    update: entry => update(db, entry),
    remove: order => db.delete('entries', order),
    close: () => db.close(),
  };
}

async function add(db: IDBPDatabase<OutboxSchema>, entry: NewEntry): Promise<void> {
  const transaction = db.transaction('entries', 'readwrite', { durability: 'strict' });
  const present = await transaction.store.index('id').get(entry.id);
  // A read mark moves up in its place; nothing else is ever queued twice.
  if (present?.kind === 'read' && entry.kind === 'read') {
    await transaction.store.put({ ...present, state: 'queued', seq: Math.max(present.seq, entry.seq) });
  } else if (!present) {
    if ((await transaction.store.count()) >= bounds.outboxEntries)
      throw new ParleyError('overloaded', t.errors.outboxFull);
    // The key generator gives `order`.
    await transaction.store.add(entry as OutboxEntry);
  }
  await transaction.done;
}

/** Writes an entry back, unless another tab has removed it meanwhile. */
async function update(db: IDBPDatabase<OutboxSchema>, entry: OutboxEntry): Promise<void> {
  const transaction = db.transaction('entries', 'readwrite');
  if (await transaction.store.get(entry.order)) await transaction.store.put(entry);
  await transaction.done;
}
