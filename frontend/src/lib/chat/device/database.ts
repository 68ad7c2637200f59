import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { OutboxEntry } from '#lib/chat/outbox/entry.ts';
import type { Snapshot } from '#lib/chat/device/snapshot.ts';

interface DeviceSchema extends DBSchema {
  outbox: { key: number; value: OutboxEntry; indexes: { id: string } };
  snapshot: { key: 'last'; value: Snapshot };
}

export type DeviceDatabase = IDBPDatabase<DeviceSchema>;

/** What this device keeps for one account; accounts never see or send each other's messages. */
export function openDeviceDatabase(userId: string): Promise<DeviceDatabase> {
  return openDB<DeviceSchema>(`parley-${userId}`, 1, {
    upgrade(database) {
      const outbox = database.createObjectStore('outbox', { keyPath: 'order', autoIncrement: true });
      outbox.createIndex('id', 'id', { unique: true });
      database.createObjectStore('snapshot');
    },
    // A newer version in another tab must not wait for this one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}
