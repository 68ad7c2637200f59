import { createLogger } from '@parley/runtime/telemetry/logger';
import { connectMongo } from '@parley/runtime/stores/mongo';
import { connectRedis, untilReady } from '@parley/runtime/stores/redis';
import { createCalls } from '../stores/calls.ts';
import { createMembers, type Members } from '../stores/members.ts';
import { defineModels, type Models } from '../stores/models.ts';

/** What a command works with. */
export interface AdminContext {
  models: Models;
  members: Members;
  /** Ends the media of somebody who is in the call of a room. */
  evict(roomId: string, userId: string): Promise<void>;
  close(): Promise<void>;
}

export interface AdminConfig {
  MONGO_URL: string;
  REDIS_URL?: string | undefined;
}

/**
 * What a command changes goes to MongoDB with its record for Kafka, which the nodes publish a moment later: they hear of it as
 * of the change of a node that died.
 */
export async function createAdminContext({ MONGO_URL, REDIS_URL }: AdminConfig): Promise<AdminContext> {
  const logger = createLogger({ service: 'chat', node: 'admin', level: 'error' });
  const connection = await connectMongo(MONGO_URL, { name: 'admin', maxPoolSize: 2, timeoutMs: 30_000, logger });
  const models = defineModels(connection);
  const redis = REDIS_URL === undefined ? undefined : connectRedis(REDIS_URL, { name: 'admin', logger });
  if (redis) await untilReady(redis);
  return {
    models,
    members: createMembers(models),
    evict: async (roomId, userId) => {
      // Without it the media goes on until they leave the call; the group has lost them all the same.
      await (redis &&
        createCalls(redis)
          .evict(roomId, userId)
          .catch(() => undefined));
    },
    async close() {
      redis?.disconnect();
      await connection.close();
    },
  };
}
