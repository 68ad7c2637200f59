import { dirname, join } from 'node:path';
import { serviceReadiness } from '../probes.ts';
import type { Server } from '../server.ts';
import type { StackContext } from '../stack-context.ts';

/** How a Node process of Parley differs from the others. */
export interface NodeService {
  /** Its PARLEY_NODE, `chat-1`. */
  readonly name: string;
  /** What it is a node of; also its Prometheus job. */
  readonly service: string;
  /** From the repository's root. */
  readonly entry: string;
  readonly after: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Whether it serves requests on a port beside its admin port. */
  readonly listens: boolean;
}

const LIBRARIES = ['services/runtime/src', 'services/contracts/src'];

/** The names of that many nodes: `chat-1`, `chat-2`. */
export function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);
}

/** A server that runs one of our services on the Node that runs this. */
export async function nodeService(stack: StackContext, service: NodeService): Promise<Server> {
  const { name, after } = service;
  const adminPort = await stack.ports.claim(`${name}-admin`);
  const port = service.listens ? await stack.ports.claim(name) : undefined;
  return {
    name,
    kind: 'service',
    after,
    command: process.execPath,
    args: [join(stack.config.root, service.entry)],
    cwd: stack.config.root,
    env: {
      ...service.env,
      PARLEY_ENV: stack.config.environment,
      PARLEY_NODE: name,
      HOST: '127.0.0.1',
      METRICS_PORT: String(adminPort),
      ...(port !== undefined && { PORT: String(port) }),
    },
    port,
    adminPort,
    ...(stack.config.dev && { sources: sourcesOf(stack.config.root, service.entry) }),
    scrape: { job: service.service, service: service.service },
    probe: () => serviceReadiness(adminPort),
    // A drain takes up to 10 s.
    stopTimeoutMs: 12_000,
  };
}

/** Its own folder and the libraries that every service runs on. */
function sourcesOf(root: string, entry: string): string[] {
  return [dirname(entry), ...LIBRARIES].map(folder => join(root, folder));
}
