import { recordHeaders } from '@parley/contracts/records';
import { createLogger } from '@parley/runtime/telemetry/logger';
import { connectPostgres } from '@parley/runtime/stores/postgres';
import { connectRedis, untilReady } from '@parley/runtime/stores/redis';
import type { EndingContext } from '../domain/end-session.ts';
import { revocationLifeMs, revocationRecord } from '../domain/user-records.ts';
import { createEvents } from '../events.ts';
import { RevocationAnnouncer } from '../publishers/revocation-announcer.ts';
import { createDatabase } from '../stores/database.ts';

/** What a command works with. */
export interface AdminContext extends EndingContext {
  /** Of the web app; may be empty. */
  origin: string;
  close(): Promise<void>;
}

export interface AdminConfig {
  POSTGRES_URL: string;
  REDIS_URL?: string | undefined;
  PUBLIC_ORIGINS?: string[] | undefined;
}

/** What the command changes for others goes by the outbox, which the service publishes a moment later. */
export function createAdminContext({ POSTGRES_URL, REDIS_URL, PUBLIC_ORIGINS }: AdminConfig): AdminContext {
  // A person waits for it, and not a request.
  const pool = connectPostgres(POSTGRES_URL, { name: 'admin', max: 1, timeoutMs: 30_000 });
  const database = createDatabase(pool);
  // What the command says is for a person: of the log only what went wrong.
  const events = createEvents(createLogger({ service: 'auth', node: 'admin', level: 'error' }));
  const revocations = REDIS_URL === undefined ? undefined : announcer(REDIS_URL, { database, events });
  return {
    database,
    events,
    origin: PUBLIC_ORIGINS?.at(-1) ?? '',
    outbox: { poke: () => undefined },
    recordHeaders: () => ({ [recordHeaders.requestId]: 'admin', [recordHeaders.node]: 'admin' }),
    revocations: revocations ?? { announce: () => Promise.resolve() },
    async close() {
      revocations?.close();
      await pool.end();
    },
  };
}

interface Announcing {
  announce: RevocationAnnouncer['announce'];
  close(): void;
}

/** Without Redis a cut goes by Kafka alone, some seconds later. */
function announcer(url: string, { database, events }: Pick<AdminContext, 'database' | 'events'>): Announcing {
  const redis = connectRedis(url, {
    name: 'admin',
    logger: createLogger({ service: 'auth', node: 'admin', level: 'error' }),
  });
  const recent = async () =>
    (await database.sessions.revokedSince(new Date(Date.now() - revocationLifeMs))).map(revocationRecord);
  const parts = new RevocationAnnouncer({ redis, events, recent });
  return {
    async announce(record) {
      if (redis.status !== 'ready') await untilReady(redis);
      await parts.announce(record);
    },
    close() {
      parts.stop();
      redis.disconnect();
    },
  };
}
