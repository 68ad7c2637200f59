import type { Page } from 'playwright-core';

/** All that the browser keeps of the page's site, as one text to look for words in. */
export function keptData(page: Page): Promise<string> {
  return page.evaluate(async () => {
    // One that is being removed can keep a look waiting for as long as another tab holds it: look again then.
    const busy = new Error('The database is busy');
    const soon = <T>(work: Promise<T>) =>
      Promise.race([work, new Promise<never>((_, reject) => setTimeout(() => reject(busy), 5_000))]);
    const finished = <T>(request: IDBRequest<T>) =>
      soon(
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error ?? new Error('The database could not be read'));
        }),
      );
    const contents = async (name: string) => {
      const opening = indexedDB.open(name);
      // It was removed since it was listed: to look must not make it again.
      opening.onupgradeneeded = () => opening.transaction?.abort();
      const database = await finished(opening).catch((error: unknown) => {
        if (error === busy) throw busy;
      });
      if (!database) return [];
      try {
        const stores = [...database.objectStoreNames];
        const all = await Promise.all(
          stores.map(store => finished(database.transaction(store).objectStore(store).getAll())),
        );
        return [{ name, all }];
      } finally {
        database.close();
      }
    };
    const databases: object[] = [];
    for (const { name = '' } of await soon(indexedDB.databases())) databases.push(...(await contents(name)));
    // What a log holds is no plain object everywhere.
    const plain = (_key: string, value: unknown) =>
      value instanceof Map ? [...(value as Map<string, unknown>)] : value;
    return JSON.stringify([databases, { ...localStorage }, { ...sessionStorage }, await soon(caches.keys())], plain);
  });
}
