import { isIPv4 } from 'node:net';
import { availableParallelism, homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRunbookUrl } from './monitoring/alert-rules.ts';
import { readLimits } from '@parley/gateway/read-limits';
import type { GatewayLimits } from '@parley/gateway/settings';
import { countVariable, processes, processNames, type ProcessName } from '@parley/runtime/process/processes';
import { Problem } from './problem.ts';

/** Everything the stacks take from their environment, read once. */
export interface Config {
  /** The repository's root. */
  readonly root: string;
  readonly dataDir: string;
  /** Downloads that clones of one user share. */
  readonly cacheDir: string;
  /** The gateway's plain port; 0 picks a free one. */
  readonly httpPort: number;
  /** The gateway's TLS port; 0 picks a free one. */
  readonly httpsPort: number;
  /** How many there are of each of our processes. */
  readonly counts: Readonly<Record<ProcessName, number>>;
  readonly gatewayWorkers: number;
  /** Without calls there are no video nodes, and no media worker is needed. */
  readonly calls: boolean;
  /** mediasoup workers of each video node. */
  readonly mediaWorkers: number;
  /** The IPv4 address at which browsers find the video nodes and coturn; loopback keeps media on this machine. */
  readonly mediaAddress: string;
  /** The compose project; another one is another stack on the same daemon. */
  readonly project: string;
  /** Where compose publishes the gateway and the media ports. */
  readonly bindAddress: string;
  /** Connections that each NGINX worker may have; a socket takes two. */
  readonly gatewayWorkerConnections: number;
  /** The gateway's limits that differ from its defaults. */
  readonly gatewayLimits: Partial<GatewayLimits>;
  /** Whether the gateway sends plain HTTP from elsewhere to HTTPS. */
  readonly httpsRedirect: boolean;
  /** Origins whose pages may use the platform; the gateway's own on this machine when there are none. */
  readonly publicOrigins: readonly string[];
  /** Where the pages of the runbook can be read, for the links of alerts. */
  readonly runbookUrl: string | undefined;
  /** Networks of load balancers right before the gateway, whose word on a client's address counts. */
  readonly trustedProxies: readonly string[];
  /** Compose's certificate and its key, PEM; a local authority's unless both are given. */
  readonly tlsCert: string | undefined;
  readonly tlsKey: string | undefined;
  /** coturn's ports in compose; the native stack chooses free ones. */
  readonly turnPort: number;
  readonly turnTlsPort: number;
  readonly observability: boolean;
  /** The stores alone, or with our services and nothing else; all by default. */
  readonly only: 'stores' | 'services' | undefined;
  /** `npm run dev`: our processes start again when a file of theirs is saved, and Vite stands before the gateway. */
  readonly dev: boolean;
  /** Vite's port; 0 picks a free one. */
  readonly devPort: number;
  /** Decided by hand, or left to what the machine offers. */
  readonly stack: 'compose' | 'native' | undefined;
  readonly environment: 'development' | 'test' | 'production';
  /** A throw-away stack kills its stores on stop and removes its data folder. */
  readonly throwAway: boolean;
  /** Where a throw-away stack leaves its logs; the next one replaces them. */
  readonly keptLogs: string;
  /** A process that this stack must not outlive. */
  readonly owner: number | undefined;
  /** What every child inherits: the machine's own settings and each `PARLEY_*`. */
  readonly inherited: Readonly<Record<string, string>>;
}

/** The repository's root. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Reads the configuration; a value that makes no sense is a {@link Problem} that names it. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  return {
    root: ROOT,
    dataDir: resolve(ROOT, env.PARLEY_DATA_DIR || '.parley'),
    cacheDir: resolve(env.PARLEY_CACHE_DIR || join(homedir(), '.cache', 'parley')),
    httpPort: wholeNumber(env, 'PARLEY_HTTP_PORT', 8080, 0, 65_535),
    httpsPort: wholeNumber(env, 'PARLEY_HTTPS_PORT', 8443, 0, 65_535),
    counts: counts(env),
    gatewayWorkers: wholeNumber(env, 'PARLEY_GATEWAY_WORKERS', Math.min(availableParallelism(), 4), 1, 64),
    // A socket takes two, and workers do not share sockets evenly: two of them carry 10,000 so.
    gatewayWorkerConnections: wholeNumber(env, 'PARLEY_GATEWAY_WORKER_CONNECTIONS', 16_384, 64, 1_000_000),
    gatewayLimits: gatewayLimits(env),
    httpsRedirect: oneOf(env, 'PARLEY_HTTPS_REDIRECT', ['on', 'off']) !== 'off',
    runbookUrl: runbookUrl(env),
    publicOrigins: commaList(env.PARLEY_PUBLIC_ORIGINS),
    calls: oneOf(env, 'PARLEY_CALLS', ['on', 'off']) !== 'off',
    mediaWorkers: wholeNumber(env, 'PARLEY_MEDIA_WORKERS', Math.min(availableParallelism(), 4), 1, 64),
    mediaAddress: ipv4Address(env, 'PARLEY_MEDIA_ANNOUNCED_ADDRESS', '127.0.0.1'),
    project: env.PARLEY_PROJECT || 'parley',
    bindAddress: ipv4Address(env, 'PARLEY_BIND_ADDRESS', '127.0.0.1'),
    trustedProxies: commaList(env.PARLEY_TRUSTED_PROXIES),
    tlsCert: env.PARLEY_TLS_CERT || undefined,
    tlsKey: env.PARLEY_TLS_KEY || undefined,
    turnPort: wholeNumber(env, 'PARLEY_TURN_PORT', 3478, 1, 65_535),
    turnTlsPort: wholeNumber(env, 'PARLEY_TURN_TLS_PORT', 5349, 1, 65_535),
    observability: oneOf(env, 'PARLEY_OBSERVABILITY', ['on', 'off']) !== 'off',
    only: oneOf(env, 'PARLEY_ONLY', ['stores', 'services']),
    dev: false,
    devPort: wholeNumber(env, 'PARLEY_DEV_PORT', 5173, 0, 65_535),
    stack: oneOf(env, 'PARLEY_STACK', ['compose', 'native']),
    environment: oneOf(env, 'PARLEY_ENV', ['development', 'test', 'production']) ?? 'development',
    throwAway: env.PARLEY_THROW_AWAY === '1',
    keptLogs: resolve(ROOT, '.parley/test-logs'),
    owner: wholeNumber(env, 'PARLEY_OWNER', 0, 0, 2 ** 31) || undefined,
    inherited: inheritedBy(env),
  };
}

function counts(env: NodeJS.ProcessEnv): Record<ProcessName, number> {
  const given = processNames.map(name => {
    const { usual, most } = processes[name].count;
    return [name, wholeNumber(env, countVariable(name), usual, 1, most)];
  });
  return Object.fromEntries(given) as Record<ProcessName, number>;
}

function commaList(text = ''): string[] {
  return text
    .split(',')
    .map(part => part.trim())
    .filter(Boolean);
}

function gatewayLimits(env: NodeJS.ProcessEnv): Partial<GatewayLimits> {
  try {
    return readLimits(env.PARLEY_GATEWAY_LIMITS);
  } catch (error) {
    throw new Problem(
      `PARLEY_GATEWAY_LIMITS: ${describe(error)}.`,
      'See docs/configuration.md, "The gateway\'s limits".',
    );
  }
}

function runbookUrl(env: NodeJS.ProcessEnv): string | undefined {
  const text = env.PARLEY_RUNBOOK_URL;
  if (text === undefined || text === '') return undefined;
  const url = readRunbookUrl(text);
  if (url !== undefined) return url;
  throw new Problem(
    `PARLEY_RUNBOOK_URL is "${text}".`,
    'Set it to the address below which the pages of docs/runbook are, such as https://docs.example.org/runbook.',
  );
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, fallback: number, min: number, max: number): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new Problem(`${name} is "${text}".`, `Set ${name} to a whole number from ${min} to ${max}.`);
}

function oneOf<const T extends string>(env: NodeJS.ProcessEnv, name: string, allowed: readonly T[]): T | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  const found = allowed.find(value => value === text);
  if (found) return found;
  throw new Problem(`${name} is "${text}".`, `Set ${name} to one of: ${allowed.join(', ')}.`);
}

function ipv4Address(env: NodeJS.ProcessEnv, name: string, fallback: string): string {
  const text = env[name] || fallback;
  if (isIPv4(text)) return text;
  throw new Problem(
    `${name} is "${text}".`,
    `Set ${name} to an IPv4 address; for media, the one at which browsers reach this machine.`,
  );
}

/** The mediasoup worker that the user gives, in the variable that mediasoup itself knows. */
export function givenWorker(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return env.MEDIASOUP_WORKER_BIN || undefined;
}

/** The folders in which a shell finds programs. */
export function programFolders(env: NodeJS.ProcessEnv = process.env): string[] {
  return (env.PATH ?? '').split(delimiter).filter(Boolean);
}

const MACHINE_SETTINGS =
  /^(PATH|HOME|USER|LOGNAME|LANG|LC_.*|LOG_LEVEL|TERM|COLORTERM|NO_COLOR|CI|TZ|TMPDIR|JAVA_HOME|NODE_COMPILE_CACHE|NODE_EXTRA_CA_CERTS|SSL_CERT_.*|OTEL_.*|DOCKER_.*|COMPOSE_.*|XDG_RUNTIME_DIR)$/;

/** An allow-list, so that npm's and a test runner's own variables do not reach the servers. */
function inheritedBy(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(env).filter(([name]) => MACHINE_SETTINGS.test(name) || name.startsWith('PARLEY_'));
  return Object.fromEntries(kept) as Record<string, string>;
}
