import { dirname, join } from 'node:path';
import { environmentOf } from '@parley/runtime/kafka/kafka-connection';
import { drainSeconds, processes, uses, type ProcessName } from '@parley/runtime/process/processes';
import { originsOf } from '../network/gateway-address.ts';
import { serviceReadiness } from '../supervisor/probes.ts';
import type { Server } from '../supervisor/server.ts';
import type { StackContext } from '../stack/stack-context.ts';

type Environment = Readonly<Record<string, string>>;

const LIBRARIES = ['services/runtime/src', 'services/contracts/src'];
const STOP_RESERVE_MS = 3_000;

/** Where a node finds the keys that access tokens are verified with. */
export async function keysEnv({ ports }: StackContext): Promise<Environment> {
  return { AUTH_JWKS_URL: `http://127.0.0.1:${await ports.claim('auth-1')}/api/auth/.well-known/jwks.json` };
}

/** All nodes of one of our processes, as many as the configuration says. `env` is what only this process needs. */
export function nodesOf(stack: StackContext, name: ProcessName, env: Environment = {}): Promise<Server[]> {
  return Promise.all(nodeNames(stack, name).map(node => nodeService(stack, { name, node, env })));
}

/** The names of all nodes of a process: `chat-1`, `chat-2`. Each is the PARLEY_NODE of its node. */
export function nodeNames({ config }: StackContext, name: ProcessName): string[] {
  return Array.from({ length: config.counts[name] }, (_, index) => `${name}-${index + 1}`);
}

interface Node {
  readonly name: ProcessName;
  readonly node: string;
  /** What only this process needs. */
  readonly env: Environment;
}

/** A server that runs one node of one of our processes, with the Node that runs this program. */
export async function nodeService(stack: StackContext, { name, node, env }: Node): Promise<Server> {
  const { image, entry, stores, routes } = processes[name];
  const { root, environment, dev } = stack.config;
  const file = join('services', image, entry);
  const adminPort = await stack.ports.claim(`${node}-admin`);
  const port = routes ? await stack.ports.claim(node) : undefined;
  return {
    name: node,
    kind: 'service',
    after: stores,
    command: process.execPath,
    args: [join(root, file)],
    cwd: root,
    env: {
      ...storesEnv(stack, name),
      ...(port !== undefined && listenEnv(stack, port)),
      ...env,
      PARLEY_ENV: environment,
      PARLEY_NODE: node,
      HOST: '127.0.0.1',
      METRICS_PORT: String(adminPort),
    },
    port,
    adminPort,
    ...(dev && { sources: [dirname(file), ...LIBRARIES].map(folder => join(root, folder)) }),
    scrape: { job: name, service: name },
    probe: () => serviceReadiness(adminPort),
    stopTimeoutMs: drainSeconds * 1_000 + STOP_RESERVE_MS,
  };
}

function listenEnv({ config, address }: StackContext, port: number): Environment {
  return { PORT: String(port), PUBLIC_ORIGINS: originsOf(config, address).join(',') };
}

/** How the process reaches the stores that the list of processes gives it, with accounts of its own. */
function storesEnv({ connections }: StackContext, name: ProcessName): Environment {
  return {
    ...(uses(name, 'postgres') && { POSTGRES_URL: connections.postgresUrl }),
    ...(uses(name, 'mongo') && { MONGO_URL: connections.mongoUrl }),
    ...(uses(name, 'redis') && { REDIS_URL: connections.redis[name] }),
    ...(uses(name, 's3') && {
      S3_URL: connections.s3.url,
      S3_ACCESS_KEY: connections.s3.accessKey,
      S3_SECRET: connections.s3.secret,
    }),
    ...(uses(name, 'kafka') && environmentOf(connections.kafka[name])),
  };
}
