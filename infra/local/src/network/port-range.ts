import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { Problem } from '../problem.ts';

// Below the range from which systems take the ports of outgoing connections: a port of a server
// that is being restarted can then not be lost to a client, nor a client connect to itself.
const LOWEST = 20_000;
const SIZE = 400;
const RANGES = 30;

/**
 * Ports in a row that no other stack chooses from while this process holds them: it listens on the first, and
 * the kernel knows who came first. A port that is merely free now may be taken until its server listens.
 */
export class PortRange {
  readonly #first: number;
  readonly #guard: Server;

  private constructor(first: number, guard: Server) {
    this.#first = first;
    this.#guard = guard;
  }

  /** Holds a range that nobody holds; a {@link Problem} when there is none. */
  static async hold(): Promise<PortRange> {
    const start = randomInt(RANGES);
    for (let step = 0; step < RANGES; step++) {
      const range = await PortRange.#holdAt(LOWEST + ((start + step) % RANGES) * SIZE);
      if (range) return range;
    }
    throw new Problem(`All ports from ${LOWEST} on are held by other stacks.`, 'Stop some of them and start again.');
  }

  /** Holds the range in which a port lies; undefined when somebody else does. */
  static holdAround(port: number): Promise<PortRange | undefined> {
    return PortRange.#holdAt(port - ((port - LOWEST) % SIZE));
  }

  static async #holdAt(first: number): Promise<PortRange | undefined> {
    const guard = createServer(socket => socket.destroy()).unref();
    const held = await new Promise<boolean>(resolve => {
      guard.once('error', () => resolve(false));
      guard.listen({ port: first, host: '127.0.0.1', exclusive: true }, () => resolve(true));
    });
    return held ? new PortRange(first, guard) : undefined;
  }

  /** The ports to give away: all but the one that guards them. */
  get ports(): number[] {
    return Array.from({ length: SIZE - 1 }, (_, index) => this.#first + 1 + index);
  }

  includes(port: number): boolean {
    return port > this.#first && port < this.#first + SIZE;
  }

  /** Gives the range back before the process ends. */
  release(): void {
    this.#guard.close();
  }
}
