import { ConfigError } from '../process/config-error.ts';

/** The oldest major versions that Parley runs on, and what older ones lack. */
export const leastVersions = {
  PostgreSQL: { major: 15, setting: 'POSTGRES_URL', why: 'the migrations are tried with it' },
  MongoDB: { major: 6, setting: 'MONGO_URL', why: 'transactions on a replica set are tried with it' },
  Redis: { major: 7, setting: 'REDIS_URL', why: 'sockets travel by sharded pub/sub' },
} as const;
export type Store = keyof typeof leastVersions;

/** Whether a version, as the store tells it, is one of these. */
export function isRecentEnough(store: Store, version: string): boolean {
  return Number.parseInt(version, 10) >= leastVersions[store].major;
}

/** @throws ConfigError that names the setting and the fix, for a store that is too old */
export function demandVersion(store: Store, version: string): void {
  if (isRecentEnough(store, version)) return;
  const { major, setting, why } = leastVersions[store];
  throw new ConfigError(
    `${setting} leads to ${store} ${version}, and Parley needs ${major} or newer (${why}). ` +
      `Upgrade it, or set ${setting} to one that is.`,
  );
}
