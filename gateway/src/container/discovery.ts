import { lookup } from 'node:dns/promises';
import { isNodeName } from '../check-settings.ts';
import type { AdminNode } from '../settings.ts';
import type { ContainerConfig } from './config.ts';

const ASK_LIMIT_MS = 1_000;
// A node that is restarted comes back under its address; until then NGINX passes it over by itself.
const REMEMBER_MS = 30_000;

/** A node with the address at which it was found. */
export type Node = AdminNode & { host: string };

interface Memory {
  node: Node;
  seenAt: number;
}

/**
 * Who is behind the gateway: every address of each service's DNS name, with the name that the node itself gives at its
 * operators' door, which is also what it puts into the sticky cookie.
 */
export class Discovery {
  readonly #config: ContainerConfig;
  readonly #known = new Map<string, Memory>();

  constructor(config: ContainerConfig) {
    this.#config = config;
  }

  /** All nodes in a stable order; one that was there a moment ago still counts. */
  async find(): Promise<Node[]> {
    await Promise.all(Object.entries(this.#config.hosts).map(([service, name]) => this.#look(service, name)));
    const now = performance.now();
    for (const [key, { seenAt }] of this.#known) if (now - seenAt > REMEMBER_MS) this.#known.delete(key);
    // Started again under another address, a node is there twice for a while: the newer one counts.
    const oldestFirst = [...this.#known.values()].sort((a, b) => a.seenAt - b.seenAt);
    const byName = new Map(oldestFirst.map(({ node }) => [node.name, node]));
    return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name));
  }

  async #look(service: string, name: string): Promise<void> {
    const found = await lookup(name, { all: true }).catch(() => []);
    await Promise.all(found.map(({ address }) => this.#meet(service, address)));
  }

  async #meet(service: string, host: string): Promise<void> {
    const key = `${service} ${host}`;
    const { metricsPort } = this.#config;
    const name = (await nameAt(host, metricsPort)) ?? this.#known.get(key)?.node.name;
    if (name) this.#known.set(key, { node: { service, name, host, metricsPort }, seenAt: performance.now() });
  }
}

/** What the node there calls itself; undefined while it does not answer, or with what cannot be a node's name. */
async function nameAt(host: string, port: number): Promise<string | undefined> {
  const authority = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  try {
    const answer = await fetch(`http://${authority}/healthz`, { signal: AbortSignal.timeout(ASK_LIMIT_MS) });
    const { node } = (await answer.json()) as { node?: unknown };
    return isNodeName(node) ? node : undefined;
  } catch {
    return undefined;
  }
}
