import { statSync } from 'node:fs';
import { readLimits } from '../read-limits.ts';
import type { GatewayLimits, Pool } from '../settings.ts';

/** What a gateway in a container takes from its environment. */
export interface ContainerConfig {
  /** The DNS name of every process; it has an address for each node. The workers are there for `/health` alone. */
  hosts: Readonly<Record<string, string>>;
  /** The port of every service, and that of its operators' door. */
  servicePort: number;
  metricsPort: number;
  httpPort: number;
  httpsPort: number;
  statusPort: number;
  certFile: string;
  keyFile: string;
  /** The TLS port as clients reach it, for redirects. */
  publicHttpsPort: number;
  redirectsToHttps: boolean;
  /** Origins whose pages may use REST and sockets. */
  origins: string[];
  workers: number;
  workerConnections: number;
  limits: Partial<GatewayLimits>;
  /** Networks of load balancers right before it, see GatewaySettings. */
  trustedProxies: string[];
  /** A folder for the access log; the container's output unless given. */
  logDir: string | undefined;
}

/** What keeps the gateway from starting, with the fix. */
export class ContainerConfigError extends Error {}

/** Reads the environment once. @throws ContainerConfigError that names the setting and the fix */
export function readContainerConfig(env: NodeJS.ProcessEnv = process.env): ContainerConfig {
  const served: Record<Pool, string> = {
    auth: env.AUTH_HOST || 'auth',
    chat: env.CHAT_HOST || 'chat',
    video: env.VIDEO_HOST || 'video',
    files: env.FILES_HOST || 'files',
  };
  return {
    hosts: { ...served, ...workers(env) },
    servicePort: wholeNumber(env, 'SERVICE_PORT', 3000),
    metricsPort: wholeNumber(env, 'SERVICE_METRICS_PORT', 9100),
    httpPort: wholeNumber(env, 'HTTP_PORT', 8080),
    httpsPort: wholeNumber(env, 'HTTPS_PORT', 8443),
    statusPort: wholeNumber(env, 'STATUS_PORT', 8081),
    certFile: file(env, 'TLS_CERT_FILE', '/run/secrets/tls-cert'),
    keyFile: file(env, 'TLS_KEY_FILE', '/run/secrets/tls-key'),
    publicHttpsPort: wholeNumber(env, 'PUBLIC_HTTPS_PORT', 443),
    redirectsToHttps: onOrOff(env, 'HTTPS_REDIRECT') !== 'off',
    origins: list(env.PUBLIC_ORIGINS),
    workers: wholeNumber(env, 'GATEWAY_WORKERS', 2),
    workerConnections: wholeNumber(env, 'GATEWAY_WORKER_CONNECTIONS', 8_192, 1_000_000),
    limits: readLimits(env.GATEWAY_LIMITS),
    trustedProxies: list(env.TRUSTED_PROXIES),
    logDir: env.LOG_DIR || undefined,
  };
}

/** `delivery=parley-delivery.default.svc,…`; a name alone is its own host. */
function workers(env: NodeJS.ProcessEnv): Record<string, string> {
  const entries = list(env.WORKER_HOSTS).map(entry => /^([a-z]+)(?:=([\w.-]+))?$/.exec(entry) ?? unreadable(entry));
  return Object.fromEntries(entries.map(([, name = '', host = name]) => [name, host]));
}

function unreadable(entry: string): never {
  throw new ContainerConfigError(`WORKER_HOSTS: "${entry}" is no name such as delivery, or delivery=host`);
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, fallback: number, highest = 65_535): number {
  const value = Number(env[name] || fallback);
  if (Number.isInteger(value) && value > 0 && value <= highest) return value;
  throw new ContainerConfigError(`${name} is "${env[name]}": set it to a whole number from 1 to ${highest}`);
}

function onOrOff(env: NodeJS.ProcessEnv, name: string): 'on' | 'off' {
  const value = env[name] || 'on';
  if (value === 'on' || value === 'off') return value;
  throw new ContainerConfigError(`${name} is "${value}": set it to on or off`);
}

function list(text = ''): string[] {
  return text.split(/[,\s]+/).filter(Boolean);
}

function file(env: NodeJS.ProcessEnv, name: string, fallback: string): string {
  const path = env[name] || fallback;
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return path;
  throw new ContainerConfigError(`${name}: there is no file ${path}; mount the PEM file there, or name another`);
}
