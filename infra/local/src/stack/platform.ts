import type { ServedName } from '@parley/runtime/process/processes';
import { alertmanager } from '../processes/alertmanager.ts';
import { auth } from '../processes/auth.ts';
import { chat } from '../processes/chat.ts';
import { coturn } from '../processes/coturn.ts';
import { exporters } from '../processes/exporters.ts';
import { files } from '../processes/files.ts';
import { gateway } from '../processes/gateway.ts';
import { kafka } from '../processes/kafka.ts';
import { mail } from '../processes/mail.ts';
import { mongo } from '../processes/mongo.ts';
import { postgres } from '../processes/postgres.ts';
import { prometheus } from '../processes/prometheus.ts';
import { redis } from '../processes/redis.ts';
import { s3 } from '../processes/s3.ts';
import { video } from '../processes/video.ts';
import { web } from '../processes/web.ts';
import { workers } from '../processes/workers.ts';
import type { Config } from '../config.ts';
import type { Part } from './stack-context.ts';

const stores: readonly Part[] = [postgres, redis, kafka, mongo, s3, mail];
/** Each process that serves requests, with what only it needs. Workers need nothing more than the list of processes says. */
const served: Record<ServedName, Part> = { auth, chat, video, files };
const services: readonly Part[] = [...stores, ...Object.values(served), ...workers, coturn];
const all: readonly Part[] = [...services, gateway, web, ...exporters, alertmanager, prometheus];

/**
 * The servers of the platform, each after those that it waits for or speaks of (the gateway of all services,
 * Prometheus of all that it scrapes). A worker is in the list of processes alone (docs/how-to/add-a-worker.md); another
 * server is a file in `processes/` and its name in a line above.
 */
export function platformOf(config: Pick<Config, 'only' | 'observability' | 'calls'>): readonly Part[] {
  const { only, observability, calls } = config;
  const parts = only ? { stores, services }[only] : all;
  return parts.filter(part => (observability || !part.observes) && (calls || part !== video));
}
