import { statSync } from 'node:fs';

/** The services behind the gateway; each is one DNS name with an address for every node. */
export type ServiceName = 'auth' | 'chat' | 'video' | 'delivery';

/** What a gateway in a container takes from its environment. */
export interface ContainerConfig {
  hosts: Record<ServiceName, string>;
  /** The port of every service, and that of its operators' door. */
  servicePort: number;
  metricsPort: number;
  httpPort: number;
  httpsPort: number;
  statusPort: number;
  certFile: string;
  keyFile: string;
  workers: number;
  /** Networks of load balancers right before it, see GatewaySettings. */
  trustedProxies: string[];
  /** A folder for the access log; the container's output unless given. */
  logDir: string | undefined;
}

/** What keeps the gateway from starting, with the fix. */
export class ContainerConfigError extends Error {}

/** Reads the environment once. @throws ContainerConfigError that names the setting and the fix */
export function readContainerConfig(env: NodeJS.ProcessEnv = process.env): ContainerConfig {
  return {
    hosts: {
      auth: env.AUTH_HOST || 'auth',
      chat: env.CHAT_HOST || 'chat',
      video: env.VIDEO_HOST || 'video',
      delivery: env.DELIVERY_HOST || 'delivery',
    },
    servicePort: wholeNumber(env, 'SERVICE_PORT', 3000),
    metricsPort: wholeNumber(env, 'SERVICE_METRICS_PORT', 9100),
    httpPort: wholeNumber(env, 'HTTP_PORT', 8080),
    httpsPort: wholeNumber(env, 'HTTPS_PORT', 8443),
    statusPort: wholeNumber(env, 'STATUS_PORT', 8081),
    certFile: file(env, 'TLS_CERT_FILE', '/run/secrets/tls-cert'),
    keyFile: file(env, 'TLS_KEY_FILE', '/run/secrets/tls-key'),
    workers: wholeNumber(env, 'GATEWAY_WORKERS', 2),
    trustedProxies: (env.TRUSTED_PROXIES ?? '').split(/[,\s]+/).filter(Boolean),
    logDir: env.LOG_DIR || undefined,
  };
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const value = Number(env[name] || fallback);
  if (Number.isInteger(value) && value > 0 && value < 65_536) return value;
  throw new ContainerConfigError(`${name} is "${env[name]}": set it to a whole number from 1 to 65535`);
}

function file(env: NodeJS.ProcessEnv, name: string, fallback: string): string {
  const path = env[name] || fallback;
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return path;
  throw new ContainerConfigError(`${name}: there is no file ${path}; mount the PEM file there, or name another`);
}
