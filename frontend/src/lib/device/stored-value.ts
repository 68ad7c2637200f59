import type { z } from 'zod';

type Area = 'local' | 'session';

export interface StoredValue<T> {
  /** Undefined when nothing usable is there. */
  read(): T | undefined;
  /** False when the browser did not keep it: storage is blocked or full. */
  write(value: T): boolean;
  remove(): void;
}

/**
 * One value of the browser's storage, as JSON. Browsers may refuse storage altogether, and what lies there may come
 * from another version or be cut short: then it reads as nothing, and the app goes on without it.
 */
export function storedValue<T>(area: Area, key: string, shape: z.ZodType<T>): StoredValue<T> {
  return {
    read() {
      const text = attempt(() => storageOf(area).getItem(key));
      if (text === undefined || text === null) return undefined;
      return shape.safeParse(attempt(() => JSON.parse(text) as unknown)).data;
    },
    write: value => attempt(() => (storageOf(area).setItem(key, JSON.stringify(value)), true)) ?? false,
    remove: () => attempt(() => storageOf(area).removeItem(key)),
  };
}

/** What is stored under keys that begin with a text; nothing where storage is blocked. */
export function storedKeys(area: Area, prefix: string): string[] {
  const keys = attempt(() => Object.keys(storageOf(area))) ?? [];
  return keys.filter(key => key.startsWith(prefix));
}

/** True where the browser refuses to store anything for this site. */
export function isStorageBlocked(): boolean {
  return attempt(() => storageOf('local').length) === undefined;
}

/** Even to name the storage throws where site data is blocked. */
function storageOf(area: Area): Storage {
  return area === 'local' ? localStorage : sessionStorage;
}

function attempt<R>(work: () => R): R | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
