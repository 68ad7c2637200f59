import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { KafkaConnection } from '@parley/runtime/kafka/kafka-connection';

/** The platform under test: a throw-away stack of its own, started by the commands that an operator has. */
export interface Platform {
  /** The stack's data folder. */
  dataDir: string;
  /** The gateway by its address, so that no name has to be looked up. */
  gatewayUrl: string;
  mongoUrl: string;
  redisUrl: string;
  /** By account; `admin` may do everything. */
  kafka: Record<'admin' | 'video', KafkaConnection>;
  /** Signs call tickets. */
  callTicketSecret: string;
  /** Where the signing keys of the access tokens lie. */
  authKeysDir: string;
  /** Every server process by name, without the supervisor. */
  pids: ReadonlyMap<string, number>;
  /** Of all processes whose name begins so. */
  names(prefix: string): string[];
  adminPorts(prefix: string): number[];
  ports(prefix: string): number[];
  /** Of a process as it runs now: one that died is another one afterwards. Throws when it does not run. */
  pidNow(name: string): number;
  isReady(name: string): boolean;
  stop(): Promise<void>;
}

interface Process {
  name: string;
  pid: number;
  health?: string;
  port?: number;
  adminPort?: number;
}

type Connections = Pick<Platform, 'mongoUrl' | 'redisUrl' | 'kafka' | 'callTicketSecret'>;
type Endpoints = Connections & { httpUrl: string };

const local = fileURLToPath(new URL('../../../infra/local/src/main.ts', import.meta.url));
const run = promisify(execFile);
const startWithinMs = 8 * 60_000;
const healthTries = 15;

/** Wide open, and said so: what is measured is the path, not its limits. */
export const unlimited = { rate: 1_000_000, burst: 1_000_000 };
export const raised = [
  'sendPerUser',
  'sendPerRoom',
  'signalPerUser',
  'syncPerUser',
  'commandsPerSocket',
  'readPerUser',
  'roomsPerUser',
  'spaceChangesPerUser',
  'reportsPerUser',
  'exportsPerUser',
  'picturesPerUser',
  'pictureReads',
  'profileChanges',
  'accountChanges',
  'addedPerUser',
  'messagesOfRequest',
  'integrityPerUser',
  'handshakesPerNode',
  'callHandshakesPerNode',
  'callTicketPerUser',
  'register',
  'enterAsGuest',
  'login',
  'loginPerAccount',
  'registrationCalm',
  'registrationWithProof',
];

/**
 * Starts two chat nodes, one delivery worker and all that they need; it ends with this process at the latest.
 * @param settings replace those of the stack
 */
export async function startPlatform(settings: Record<string, string> = {}): Promise<Platform> {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const env = { ...environment(dataDir), ...settings };
  const command = (...args: string[]) => run(process.execPath, [local, ...args], { env, timeout: startWithinMs });
  await command('start', '--detach');
  await untilHealthy(() => command('status', '--json'));
  return { ...openPlatform(dataDir), stop: async () => void (await command('stop')) };
}

/** A stack that runs already; stopping it is for the one who started it. */
export function openPlatform(dataDir: string): Platform {
  const { processes } = readState(dataDir);
  const endpoints = JSON.parse(readFileSync(join(dataDir, 'endpoints.json'), 'utf8')) as Endpoints;
  const named = (prefix: string) => processes.filter(({ name }) => name.startsWith(prefix));
  const now = (name: string) => readState(dataDir).processes.find(process => process.name === name);
  return {
    dataDir,
    gatewayUrl: endpoints.httpUrl.replace('localhost', '127.0.0.1'),
    mongoUrl: endpoints.mongoUrl,
    redisUrl: endpoints.redisUrl,
    kafka: endpoints.kafka,
    callTicketSecret: endpoints.callTicketSecret,
    authKeysDir: join(dataDir, 'auth-keys'),
    pids: new Map(processes.map(({ name, pid }) => [name, pid])),
    names: prefix => named(prefix).map(({ name }) => name),
    adminPorts: prefix => named(prefix).flatMap(({ adminPort }) => adminPort ?? []),
    ports: prefix => named(prefix).flatMap(({ port }) => port ?? []),
    pidNow: name => now(name)?.pid ?? doesNotRun(name),
    isReady: name => now(name)?.health === 'ready',
    stop: async () => undefined,
  };
}

function readState(dataDir: string): { processes: Process[] } {
  return JSON.parse(readFileSync(join(dataDir, 'state.json'), 'utf8')) as { processes: Process[] };
}

function doesNotRun(name: string): never {
  throw new Error(`${name} does not run`);
}

/** Every probe has come round: a server may call itself degraded for a moment after it has started. */
async function untilHealthy(status: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return void (await status());
    } catch (error) {
      if (attempt === healthTries) throw error;
      await sleep(1_000);
    }
  }
}

function environment(dataDir: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PARLEY_STACK: 'native',
    PARLEY_ENV: 'test',
    PARLEY_THROW_AWAY: '1',
    PARLEY_OWNER: String(process.pid),
    PARLEY_DATA_DIR: dataDir,
    PARLEY_HTTP_PORT: '0',
    PARLEY_HTTPS_PORT: '0',
    PARLEY_OBSERVABILITY: 'off',
    PARLEY_LIMITS: JSON.stringify(Object.fromEntries(raised.map(name => [name, unlimited]))),
  };
}
