import { processNames } from '@parley/runtime/process/processes';
import { cpuByName } from '../../bench/lib/process-tree.ts';
import { scrape, total } from '../../bench/lib/metrics.ts';
import type { Platform } from '../../bench/lib/platform.ts';

const everyMs = 1_000;
const groups = ['gateway', ...processNames, 'postgres', 'redis', 'kafka', 'mongo'];

/** The platform at one moment of a run. */
export interface Sample {
  /** Seconds since the script started. */
  at: number;
  sockets: number;
  /** Stored in the last second. */
  stored: number;
  /** Per cent of one core, by kind of process. */
  cpu: Record<string, number>;
}

/** Looks at the platform once a second, until it is told to end. */
export class Sampler {
  readonly samples: Sample[] = [];
  readonly #platform: Platform;
  readonly #k6: number;
  readonly #startedAt = performance.now();
  readonly #timer: NodeJS.Timeout;
  #before: { at: number; stored: number; cpu: Map<string, number> } | undefined;

  constructor(platform: Platform, k6Pid: number) {
    this.#platform = platform;
    this.#k6 = k6Pid;
    this.#timer = setInterval(() => void this.#look(), everyMs);
  }

  end(): Sample[] {
    clearInterval(this.#timer);
    return this.samples;
  }

  async #look(): Promise<void> {
    const [sockets, stored] = await Promise.all([
      this.#sum(['chat', 'video'], 'parley_socket_connections'),
      this.#sum(['delivery'], 'parley_messages_persisted_total'),
    ]);
    const now = { at: performance.now(), stored, cpu: this.#cpu() };
    const before = this.#before;
    this.#before = now;
    if (!before) return;
    const ms = now.at - before.at;
    const share = ([name, used]: [string, number]): [string, number] => {
      const grown = used - (before.cpu.get(name) ?? used);
      return [name, Math.max(0, Math.round((grown / ms) * 100))];
    };
    this.samples.push({
      at: Math.round((now.at - this.#startedAt) / 1_000),
      sockets,
      // A worker that was killed counts from 0 again.
      stored: Math.max(0, Math.round(((stored - before.stored) / ms) * 1_000)),
      cpu: Object.fromEntries([...now.cpu].map(share)),
    });
  }

  async #sum(prefixes: string[], metric: string): Promise<number> {
    const ports = prefixes.flatMap(prefix => this.#platform.adminPorts(prefix));
    const read = async (port: number): Promise<number> => total(await scrape(port), metric);
    const values = await Promise.all(ports.map(port => read(port).catch(() => 0)));
    return values.reduce((sum, value) => sum + value, 0);
  }

  #cpu(): Map<string, number> {
    const used = new Map<string, number>([['k6', cpuOf('k6', this.#k6)]]);
    for (const group of groups) {
      const pids = this.#platform.names(group).map(name => cpuOf(name, this.#pid(name)));
      used.set(
        group,
        pids.reduce((sum, ms) => sum + ms, 0),
      );
    }
    return used;
  }

  #pid(name: string): number {
    try {
      return this.#platform.pidNow(name);
    } catch {
      return 0;
    }
  }
}

/** 0 for a process that is gone. */
function cpuOf(name: string, pid: number): number {
  try {
    return cpuByName(new Map([[name, pid]])).get(name) ?? 0;
  } catch {
    return 0;
  }
}
