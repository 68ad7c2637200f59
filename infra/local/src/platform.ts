import { alertmanager } from './processes/alertmanager.ts';
import { auth } from './processes/auth.ts';
import { chat, delivery } from './processes/chat.ts';
import { exporters } from './processes/exporters.ts';
import { gateway } from './processes/gateway.ts';
import { kafka } from './processes/kafka.ts';
import { mongo } from './processes/mongo.ts';
import { postgres } from './processes/postgres.ts';
import { prometheus } from './processes/prometheus.ts';
import { redis } from './processes/redis.ts';
import type { Part } from './stack-context.ts';

/** The stores alone, for work on a service that is started by hand. */
export const stores: readonly Part[] = [postgres, redis, kafka, mongo];

/**
 * Every server of the platform, each after those that it waits for or speaks of (the gateway of all services,
 * Prometheus of all that it scrapes). A new one is a file in `processes/` and a line here.
 */
export const platform: readonly Part[] = [
  ...stores,
  auth,
  chat,
  delivery,
  gateway,
  ...exporters,
  alertmanager,
  prometheus,
];
