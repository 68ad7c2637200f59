import type { Page } from 'playwright-core';

/** All that the browser keeps of the page's site, as one text to look for words in. */
export function keptData(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const finished = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('The database could not be read'));
      });
    const contents = async (name: string) => {
      const database = await finished(indexedDB.open(name));
      const stores = [...database.objectStoreNames];
      const rows = stores.map(store => finished(database.transaction(store).objectStore(store).getAll()));
      const all = await Promise.all(rows).finally(() => database.close());
      return { name, all };
    };
    const databases: object[] = [];
    for (const { name = '' } of await indexedDB.databases()) databases.push(await contents(name));
    // What a log holds is no plain object everywhere.
    const plain = (_key: string, value: unknown) =>
      value instanceof Map ? [...(value as Map<string, unknown>)] : value;
    return JSON.stringify([databases, { ...localStorage }, { ...sessionStorage }, await caches.keys()], plain);
  });
}
