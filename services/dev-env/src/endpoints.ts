import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KafkaAccount, RedisUser } from '@parley/local/stores/store-accounts';
import type { KafkaConnection } from '@parley/runtime/kafka/kafka-connection';

/** How the running stack is reached; infra/local writes it. */
export interface Endpoints {
  environment: 'development' | 'test' | 'production';
  httpUrl: string;
  httpsUrl: string;
  caFile: string;
  /** Auth's account, and the owner of the database. */
  postgresUrl: string;
  postgresOwnerUrl: string;
  /** As the account that may do everything, and by account. */
  redisUrl: string;
  redis: Record<RedisUser, string>;
  mongoUrl: string;
  /** The superuser, for tests that change the server. */
  mongoAdminUrl: string;
  /** The store of pictures. */
  s3: { url: string; accessKey: string; secret: string };
  /** By account; `admin` may do everything. */
  kafka: Record<KafkaAccount, KafkaConnection>;
  turnUrls: string[];
  turnSecret: string;
  callTicketSecret: string;
  /** How e-mail is handed over, and the page of what was. */
  smtpUrl?: string;
  mailUrl?: string;
  prometheusUrl?: string;
  processes: { name: string; kind: string; port?: number; adminPort?: number }[];
}

/** The stack of this test run. */
export function endpoints(): Endpoints {
  return JSON.parse(readFileSync(join(dataDir(), 'endpoints.json'), 'utf8')) as Endpoints;
}

export function dataDir(): string {
  const folder = process.env['PARLEY_DATA_DIR'];
  if (!folder) throw new Error('No stack: run the tests with `npm test`, or set PARLEY_DATA_DIR to a running one');
  return folder;
}

/** The admin door of one process, for example `chat-1`. */
export function adminUrl(name: string): string {
  const found = endpoints().processes.find(candidate => candidate.name === name);
  if (!found?.adminPort) throw new Error(`There is no process ${name}`);
  return `http://127.0.0.1:${found.adminPort}`;
}
