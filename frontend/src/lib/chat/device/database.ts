import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { OutboxEntry } from '#lib/chat/outbox/entry.ts';
import { databaseName, deleteAccountData } from '#lib/device/account-data.ts';
import { DeviceError } from '#lib/device/device-error.ts';

interface DeviceSchema extends DBSchema {
  outbox: { key: number; value: OutboxEntry; indexes: { id: string } };
  /** Checked when it is read: another version of the app may have written it. */
  snapshot: { key: 'last'; value: unknown };
}

export type DeviceConnection = IDBPDatabase<DeviceSchema>;

/** What this device keeps for one account. */
export interface DeviceDatabase {
  /** Runs work on an open connection. Work that fails because the browser closed it runs once more on a new one. */
  use<T>(work: (connection: DeviceConnection) => Promise<T>): Promise<T>;
  /** `refill` puts back what the browser dropped together with a connection, before any other work on the new one. */
  whenEmptied(refill: (connection: DeviceConnection) => Promise<void>): void;
  /** Removes everything; work that still comes is refused. */
  destroy(): Promise<void>;
}

/** Raised with each change of the schema. Changes only add: an older version of the app may open it again. */
const version = 1;

/** Opened by the first work. Where the browser refuses to keep anything, all work is refused. */
export function deviceDatabase(userId: string): DeviceDatabase {
  let connection: Promise<DeviceConnection> | undefined;
  let isDestroyed = false;
  let refill: (emptied: DeviceConnection) => Promise<void> = () => Promise.resolve();

  async function connectAndRefill(): Promise<DeviceConnection> {
    let isEmpty = false;
    const opened = await connect(databaseName(userId), {
      onCreated: () => (isEmpty = true),
      onClosed: () => (connection = undefined),
      // At once, because what memory holds of it is gone with the tab.
      onDropped: () => void open().catch(() => undefined),
    });
    if (isEmpty) await refill(opened);
    return opened;
  }

  async function open(): Promise<DeviceConnection> {
    if (isDestroyed) throw new DOMException('The data of this account was removed', 'InvalidStateError');
    const opening = (connection ??= connectAndRefill());
    return opening.catch((error: unknown) => {
      if (connection === opening) connection = undefined;
      // Without IndexedDB it is a mistake of types, and not the browser's refusal that it comes to.
      throw error instanceof DOMException ? error : new DeviceError('not_kept');
    });
  }

  async function use<T>(work: (connection: DeviceConnection) => Promise<T>): Promise<T> {
    const used = await open();
    try {
      return await work(used);
    } catch (error) {
      if (!isLost(error)) throw error;
      if ((await connection?.catch(() => undefined)) === used) connection = undefined;
      return work(await open());
    }
  }

  async function destroy(): Promise<void> {
    isDestroyed = true;
    const last = await connection?.catch(() => undefined);
    last?.close();
    await deleteAccountData(userId);
  }

  return { use, destroy, whenEmptied: given => void (refill = given) };
}

interface ConnectionEvents {
  /** There was no database before. */
  onCreated(): void;
  onClosed(): void;
  /** The browser closed it by itself. */
  onDropped(): void;
}

/** Browsers close connections by themselves: in the background, when data is cleared, when a disk fails. */
async function connect(name: string, events: ConnectionEvents): Promise<DeviceConnection> {
  const callbacks = {
    upgrade(database: DeviceConnection) {
      const outbox = database.createObjectStore('outbox', { keyPath: 'order', autoIncrement: true });
      outbox.createIndex('id', 'id', { unique: true });
      database.createObjectStore('snapshot');
      events.onCreated();
    },
    terminated() {
      events.onClosed();
      events.onDropped();
    },
    // A newer version in another tab must not wait for this one.
    blocking(_current: number, _blocked: number | null, event: IDBVersionChangeEvent) {
      (event.target as IDBDatabase).close();
      events.onClosed();
    },
  };
  try {
    return await openDB<DeviceSchema>(name, version, callbacks);
  } catch (error) {
    // A newer version of the app was here and was taken back; what it left has all that this one needs.
    if (error instanceof DOMException && error.name === 'VersionError')
      return openDB<DeviceSchema>(name, undefined, callbacks);
    throw error;
  }
}

/** What work is refused with on a connection that is closed, or that closes under it. */
function isLost(error: unknown): boolean {
  return error instanceof DOMException && ['InvalidStateError', 'AbortError', 'UnknownError'].includes(error.name);
}
