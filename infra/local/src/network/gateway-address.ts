import { execFileSync } from 'node:child_process';
import type { Config } from '../config.ts';
import { isFree, type Ports } from './ports.ts';
import { Problem } from '../problem.ts';

/** Where people reach the gateway. */
export interface GatewayAddress {
  readonly httpPort: number;
  readonly httpsPort: number;
  readonly url: string;
  readonly httpsUrl: string;
  /** Where Vite listens, under `npm run dev` alone. */
  readonly devPort?: number;
}

/** Takes the gateway's two ports; one that somebody else listens on is a {@link Problem} that says who. */
export async function takeGatewayAddress(config: Config, ports: Ports): Promise<GatewayAddress> {
  const httpPort = await take(config.httpPort, 'http', 'PARLEY_HTTP_PORT', ports);
  const httpsPort = await take(config.httpsPort, 'https', 'PARLEY_HTTPS_PORT', ports);
  const address = addressAt(httpPort, httpsPort);
  return config.dev ? { ...address, devPort: await take(config.devPort, 'dev', 'PARLEY_DEV_PORT', ports) } : address;
}

/** The address of a gateway on these ports of this machine. */
export function addressAt(httpPort: number, httpsPort: number): GatewayAddress {
  return { httpPort, httpsPort, url: `http://localhost:${httpPort}`, httpsUrl: `https://localhost:${httpsPort}` };
}

/** The page that a person opens. */
export function pageOf({ url, devPort }: GatewayAddress): string {
  return devPort === undefined ? url : `http://localhost:${devPort}`;
}

/**
 * The origins from which a browser may speak to this stack: those that are configured, or the gateway on this machine;
 * and Vite's, where it runs.
 */
export function originsOf(
  { publicOrigins }: Pick<Config, 'publicOrigins'>,
  { httpPort, httpsPort, devPort }: GatewayAddress,
): readonly string[] {
  const hosts = ['localhost', '127.0.0.1'];
  const own = hosts.flatMap(host => [`http://${host}:${httpPort}`, `https://${host}:${httpsPort}`]);
  const ofVite = devPort === undefined ? [] : hosts.map(host => `http://${host}:${devPort}`);
  return [...(publicOrigins.length > 0 ? publicOrigins : own), ...ofVite];
}

async function take(wanted: number, name: string, variable: string, ports: Ports): Promise<number> {
  if (wanted === 0) return ports.claim(name);
  if (await isFree(wanted)) return wanted;
  throw new Problem(
    `Port ${wanted} is in use${listenerOn(wanted)}.`,
    `Stop that program, or choose another port: ${variable}=${wanted + 1} npm start`,
  );
}

/** Who listens there, as far as the system tells: ` by nginx (pid 4711)`. */
function listenerOn(port: number): string {
  try {
    const listing = execFileSync('ss', ['-Hltnp', `sport = :${port}`], { encoding: 'utf8' });
    const [, name, pid] = /users:\(\("([^"]+)",pid=(\d+)/.exec(listing) ?? [];
    return name ? ` by ${name} (pid ${pid})` : '';
  } catch {
    return '';
  }
}
