import { deleteDB, openDB } from 'idb';

const prefix = 'parley-';

/** Each account has a database of its own on a device: accounts never see or send each other's messages. */
export function databaseName(userId: string): string {
  return `${prefix}${userId}`;
}

/** Removes all that the device keeps for an account. Other tabs let go of it by themselves. */
export async function deleteAccountData(userId: string): Promise<void> {
  await deleteDB(databaseName(userId));
}

/**
 * Removes what belongs to nobody who is signed in here: a session may have been ended from elsewhere while the app was
 * closed. `userId`: who is signed in, or undefined when nobody is; then text that was not sent waits for its author.
 */
export async function tidyDevice(userId: string | undefined): Promise<void> {
  const others = (await accountsOnDevice()).filter(account => account !== userId);
  await Promise.all(
    others.map(account => (userId === undefined ? keepUnsentOnly(account) : deleteAccountData(account))),
  );
}

/** Whose databases lie here; nobody's where the browser does not tell or keeps nothing. */
async function accountsOnDevice(): Promise<string[]> {
  if (!('databases' in indexedDB)) return [];
  const all = await indexedDB.databases();
  return all.flatMap(({ name = '' }) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
}

async function keepUnsentOnly(userId: string): Promise<void> {
  const connection = await openDB(databaseName(userId), undefined, { blocking: () => connection.close() });
  const stores = [...connection.objectStoreNames];
  const unsent = stores.includes('outbox') ? await connection.count('outbox') : 0;
  if (unsent > 0) await Promise.all(stores.filter(name => name !== 'outbox').map(name => connection.clear(name)));
  connection.close();
  if (unsent === 0) await deleteAccountData(userId);
}
