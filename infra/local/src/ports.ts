import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { readJson, writeJson } from './files.ts';
import { Problem } from './problem.ts';

// Below the range from which systems take the ports of outgoing connections: a port of a server
// that is being restarted can then not be lost to a client, nor a client connect to itself.
const LOWEST = 20_000;
const HIGHEST = 32_000;

/** What a name needs beside one TCP port. */
export interface Claim {
  /** So many ports in a row; 1 unless told. */
  readonly count?: number;
  /** The same ports for UDP too. */
  readonly udp?: boolean;
}

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

  /** The port of that name, or the first of its row; the same for every asker in this run. */
  claim(name: string, claim: Claim = {}): Promise<number> {
    const claimed = this.#claims.get(name) ?? this.#choose(name, claim);
    this.#claims.set(name, claimed);
    return claimed;
  }

  async #choose(name: string, claim: Claim): Promise<number> {
    const before = this.#known[name];
    const port = before !== undefined && (await this.#take(before, claim)) ? before : await this.#pick(claim);
    this.#known[name] = port;
    writeJson(this.#file, this.#known);
    return port;
  }

  async #pick(claim: Claim): Promise<number> {
    for (let attempt = 0; attempt < 200; attempt++) {
      const port = randomInt(LOWEST, HIGHEST - (claim.count ?? 1));
      if (!Object.values(this.#known).includes(port) && (await this.#take(port, claim))) return port;
    }
    throw new Problem(`No free port between ${LOWEST} and ${HIGHEST}.`, 'Stop other stacks and start again.');
  }

  async #take(first: number, { count = 1, udp = false }: Claim): Promise<boolean> {
    const ports = Array.from({ length: count }, (_, index) => first + index);
    if (ports.some(port => this.#taken.has(port))) return false;
    for (const port of ports) this.#taken.add(port);
    const free = await Promise.all(ports.flatMap(port => [isFree(port), !udp || isFreeForUdp(port)]));
    if (free.every(Boolean)) return true;
    for (const port of ports) this.#taken.delete(port);
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

/** The same for UDP. */
export function isFreeForUdp(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(false));
    socket.bind({ port, exclusive: true }, () => socket.close(() => resolve(true)));
  });
}
