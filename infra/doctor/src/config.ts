import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { list } from '@parley/runtime/process/config';
import { kafkaConnection, kafkaEnv, type KafkaConnection } from '@parley/runtime/kafka/kafka-connection';
import { openSecretFiles } from '@parley/runtime/process/secret-files';
import { z } from 'zod';
import type { Admin, Platform } from './platform.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const optional = z.string().min(1).optional();

/** `chat-1=http://10.0.0.4:9100,chat-2=…` */
const admins = list.pipe(
  z.array(
    z
      .string()
      .regex(/^[\w-]+=https?:\/\/\S+$/, 'a comma list like chat-1=http://host:9100')
      .transform((text): Admin => ({ name: text.slice(0, text.indexOf('=')), url: text.slice(text.indexOf('=') + 1) })),
  ),
);

const shape = z.object({
  PARLEY_ENV: z.enum(['development', 'test', 'production']).optional(),
  PARLEY_URL: z.url().optional(),
  PARLEY_DATA_DIR: z.string().default('.parley'),
  PARLEY_CA_FILE: optional,
  PARLEY_ADMIN_URLS: admins.default([]),
  POSTGRES_URL: optional,
  REDIS_URL: optional,
  MONGO_URL: optional,
  MONGO_MONITOR_URL: optional,
  ...kafkaEnv,
  KAFKA_BROKERS: list.optional(),
  CALL_TICKET_SECRET: optional,
  TURN_SECRET: optional,
  DOCTOR_LOGIN: optional,
  DOCTOR_PASSWORD: optional,
});

/** What `endpoints.json` of a stack on this machine says; the stores of one in containers cannot be reached from here. */
interface Endpoints {
  environment?: Platform['environment'];
  httpUrl: string;
  httpsUrl: string;
  caFile: string;
  postgresUrl?: string;
  redisUrl?: string;
  mongoUrl?: string;
  mongoMonitorUrl?: string;
  kafka?: { operator: KafkaConnection };
  turnSecret: string;
  callTicketSecret: string;
  processes: { name: string; kind: string; adminPort?: number }[];
}

/**
 * The platform to examine: with PARLEY_URL the one that the environment describes, otherwise the stack of
 * PARLEY_DATA_DIR, of which the environment may still replace parts. Throws when there is neither.
 */
export function readPlatform(given: NodeJS.ProcessEnv = process.env): Platform {
  const env = readEnvironment(given);
  const local = env.PARLEY_URL === undefined ? localStack(resolve(root, env.PARLEY_DATA_DIR)) : undefined;
  const url = env.PARLEY_URL ?? local?.url;
  if (url === undefined)
    throw new Error('Nothing to examine. Fix: npm start, or set PARLEY_URL to the gateway of a platform elsewhere.');
  const account = env.DOCTOR_LOGIN && { login: env.DOCTOR_LOGIN, password: env.DOCTOR_PASSWORD ?? '' };
  const told = {
    environment: env.PARLEY_ENV,
    caFile: env.PARLEY_CA_FILE,
    postgresUrl: env.POSTGRES_URL,
    redisUrl: env.REDIS_URL,
    mongoUrl: env.MONGO_URL,
    mongoMonitorUrl: env.MONGO_MONITOR_URL,
    kafka: env.KAFKA_BROKERS && kafkaConnection({ ...env, KAFKA_BROKERS: env.KAFKA_BROKERS }),
    callTicketSecret: env.CALL_TICKET_SECRET,
    turnSecret: env.TURN_SECRET,
    admins: env.PARLEY_ADMIN_URLS.length > 0 ? env.PARLEY_ADMIN_URLS : undefined,
    account: account || undefined,
  };
  const replaced = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  return { environment: 'production', admins: [], ...local, url, ...replaced };
}

/** Not by the services' own reader: it refuses weak secrets, and the doctor is there to find them. */
function readEnvironment(given: NodeJS.ProcessEnv): z.output<typeof shape> {
  const { environment, problems } = openSecretFiles(Object.keys(shape.shape), given);
  const result = shape.safeParse(environment);
  const wrong = result.error?.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`) ?? [];
  if (result.success && problems.length === 0) return result.data;
  throw new Error(`The environment is not valid:\n${[...problems, ...wrong].map(line => `  ${line}`).join('\n')}`);
}

function localStack(dataDir: string): Platform | undefined {
  const file = join(dataDir, 'endpoints.json');
  if (!existsSync(file)) return undefined;
  const { environment, httpUrl, httpsUrl, processes, kafka, ...rest } = JSON.parse(
    readFileSync(file, 'utf8'),
  ) as Endpoints;
  const ours = processes.filter(({ kind, adminPort }) => kind === 'service' && adminPort !== undefined);
  return {
    ...rest,
    environment: environment ?? 'development',
    url: httpUrl,
    secureUrl: httpsUrl,
    dataDir,
    ...(kafka && { kafka: kafka.operator }),
    admins: ours.map(({ name, adminPort }) => ({ name, url: `http://127.0.0.1:${adminPort}` })),
  };
}
