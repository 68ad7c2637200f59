import { kafka } from './processes/kafka.ts';
import { mongo } from './processes/mongo.ts';
import { postgres } from './processes/postgres.ts';
import { redis } from './processes/redis.ts';
import type { Part } from './stack-context.ts';

/** Every server of the platform, each after those that it waits for. A new one is a file and a line here. */
export const platform: readonly Part[] = [postgres, redis, kafka, mongo];
