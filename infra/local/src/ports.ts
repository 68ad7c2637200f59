import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { readJson, writeJson } from './files.ts';
import { Problem } from './problem.ts';

// Below the range from which systems take the ports of outgoing connections: a port of a server
// that is being restarted can then not be lost to a client, nor a client connect to itself.
const LOWEST = 20_000;
const HIGHEST = 32_000;

/** Ports by name, the same again at the next start unless somebody else has taken one. */
export class Ports {
  readonly #file: string;
  readonly #known: Record<string, number>;
  readonly #claims = new Map<string, Promise<number>>();
  readonly #taken = new Set<number>();

  /** @param file where the choice is kept between starts */
  constructor(file: string) {
    this.#file = file;
    this.#known = readJson<Record<string, number>>(file) ?? {};
  }

  /** The port of that name; the same for every asker in this run. */
  claim(name: string): Promise<number> {
    const claimed = this.#claims.get(name) ?? this.#choose(name);
    this.#claims.set(name, claimed);
    return claimed;
  }

  async #choose(name: string): Promise<number> {
    const before = this.#known[name];
    const port = before !== undefined && (await this.#take(before)) ? before : await this.#pick();
    this.#known[name] = port;
    writeJson(this.#file, this.#known);
    return port;
  }

  async #pick(): Promise<number> {
    for (let attempt = 0; attempt < 200; attempt++) {
      const port = randomInt(LOWEST, HIGHEST);
      if (!Object.values(this.#known).includes(port) && (await this.#take(port))) return port;
    }
    throw new Problem(`No free port between ${LOWEST} and ${HIGHEST}.`, 'Stop other stacks and start again.');
  }

  async #take(port: number): Promise<boolean> {
    if (this.#taken.has(port)) return false;
    this.#taken.add(port);
    if (await isFree(port)) return true;
    this.#taken.delete(port);
    return false;
  }
}

/** Whether a server could listen there now. Without a host: on any address, as the gateway does. */
export function isFree(port: number, host?: string): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
