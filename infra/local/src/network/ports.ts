import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { readJson, writeJson } from '../machine/files.ts';
import { PortRange } from './port-range.ts';

/** What a name needs beside one TCP port. */
export interface Claim {
  /** So many ports in a row; 1 by default. */
  readonly count?: number;
  /** The same ports for UDP too. */
  readonly udp?: boolean;
}

/** Ports by name, the same again at the next start unless somebody else has taken one. No other stack gets them. */
export class Ports {
  readonly #file: string;
  readonly #known: Record<string, number>;
  readonly #claims = new Map<string, Promise<number>>();
  readonly #taken = new Set<number>();
  readonly #ranges: PortRange[] = [];
  #turn: Promise<unknown> = Promise.resolve();

  /** @param file where the choice is kept between starts */
  constructor(file: string) {
    this.#file = file;
    this.#known = readJson<Record<string, number>>(file) ?? {};
  }

  /** The port of that name, or the first of its row; the same for every asker in this run. */
  claim(name: string, claim: Claim = {}): Promise<number> {
    const claimed = this.#claims.get(name) ?? this.#inTurn(() => this.#choose(name, claim));
    this.#claims.set(name, claimed);
    return claimed;
  }

  /** Lets others choose these ports before this process ends. */
  release(): void {
    for (const range of this.#ranges.splice(0)) range.release();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #choose(name: string, claim: Claim): Promise<number> {
    const before = this.#known[name];
    const same = before !== undefined && (await this.#isOurs(before)) && (await this.#take(before, claim));
    const port = same ? before : await this.#pick(claim);
    this.#known[name] = port;
    writeJson(this.#file, this.#known);
    return port;
  }

  /** The first port that is asked for decides which range of an earlier start is held again. */
  async #isOurs(port: number): Promise<boolean> {
    const again = this.#ranges.length === 0 ? await PortRange.holdAround(port) : undefined;
    if (again) this.#ranges.push(again);
    return this.#ranges.some(range => range.includes(port));
  }

  async #pick(claim: Claim): Promise<number> {
    const kept = new Set(Object.values(this.#known));
    for (const range of this.#ranges) {
      for (const port of range.ports) {
        const inside = range.includes(port + (claim.count ?? 1) - 1);
        if (inside && !kept.has(port) && (await this.#take(port, claim))) return port;
      }
    }
    this.#ranges.push(await PortRange.hold());
    return this.#pick(claim);
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
