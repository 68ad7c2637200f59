import { alertmanager } from './processes/alertmanager.ts';
import { auth } from './processes/auth.ts';
import { chat, delivery } from './processes/chat.ts';
import { coturn } from './processes/coturn.ts';
import { exporters } from './processes/exporters.ts';
import { gateway } from './processes/gateway.ts';
import { kafka } from './processes/kafka.ts';
import { mongo } from './processes/mongo.ts';
import { postgres } from './processes/postgres.ts';
import { prometheus } from './processes/prometheus.ts';
import { redis } from './processes/redis.ts';
import { video } from './processes/video.ts';
import { web } from './processes/web.ts';
import type { Config } from './config.ts';
import type { Part } from './stack-context.ts';

const stores: readonly Part[] = [postgres, redis, kafka, mongo];
const services: readonly Part[] = [...stores, auth, chat, delivery, video, coturn];
const all: readonly Part[] = [...services, gateway, web, ...exporters, alertmanager, prometheus];

/**
 * The servers of the platform, each after those that it waits for or speaks of (the gateway of all services,
 * Prometheus of all that it scrapes). A new one is a file in `processes/` and its name in a line above.
 */
export function platformOf(config: Pick<Config, 'only' | 'observability' | 'calls'>): readonly Part[] {
  const { only, observability, calls } = config;
  const parts = only ? { stores, services }[only] : all;
  return parts.filter(part => (observability || !part.observes) && (calls || part !== video));
}
