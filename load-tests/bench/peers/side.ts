import { setTimeout as sleep } from 'node:timers/promises';
import { countCpu, foreignCores, withoutIdle, type CpuUse } from '../lib/cpu.ts';
import { LoadProcess } from '../lib/load-process.ts';
import type { Outcome, Sending } from '../load/job.ts';
import type { Peer } from './peer.ts';

export type Name = 'parley' | 'prosody' | 'synapse';

/** What a message costs that was stored and delivered to everybody in its room. */
export interface Cost {
  /** Milliseconds of CPU a message: what the load added, and all that was used. */
  added: number;
  all: number;
  byName: Record<string, number>;
  p50: number;
  p95: number;
  /** Cores that other programs kept busy meanwhile. */
  foreign: number;
}

/** Those who are compared, with their people connected. */
export interface Sides {
  /** Compilers have their work behind them, and caches are full, after this. */
  warmUp(): Promise<void>;
  /** What all of them use while nothing is asked of them. */
  rest(): Promise<Rest>;
  costOf(name: Name, sending: Sending, rest: Rest): Promise<Cost>;
  stop(): Promise<void>;
}

export type Rest = Record<Name, CpuUse>;

type Server = Pick<Peer, 'crowd' | 'pids'>;

/** Messages a second that each is warmed up with: JVM and V8 want many, and Synapse can do few. */
const warmRates: Record<Name, number> = { parley: 400, prosody: 100, synapse: 4 };
const warmUp = { warmSeconds: 0, seconds: 10, bodyChars: 100 };
const calmMs = 2_000;
const restMs = 10_000;

export async function connectAll(servers: Record<Name, Server>): Promise<Sides> {
  const loads = new Map<Name, LoadProcess>();
  const stop = async () => void (await Promise.all([...loads.values()].map(load => load.leave())));
  const loadOf = (name: Name) => loads.get(name) ?? notConnected(name);
  const names = Object.keys(servers) as Name[];
  try {
    for (const name of names) loads.set(name, await LoadProcess.connect(servers[name].crowd));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    async warmUp() {
      for (const name of names) await send(name, { ...warmUp, perSecond: warmRates[name] });
    },
    async rest() {
      await sleep(calmMs);
      const counts = names.map(name => [name, countCpu(servers[name].pids)] as const);
      await sleep(restMs);
      return Object.fromEntries(counts.map(([name, used]) => [name, used()])) as Rest;
    },
    async costOf(name, sending, rest) {
      await sleep(calmMs);
      const { outcome, cpu } = await send(name, sending);
      return toCost(cpu, rest[name], outcome, servers[name].crowd.rooms[0]?.members.length ?? 0);
    },
    stop,
  };

  async function send(name: Name, sending: Sending) {
    const run = await loadOf(name).send(sending, servers[name].pids);
    const { sent, acked, missing } = run.outcome.completeness;
    if (missing > 0 || acked < sent)
      throw new Error(`${name}: ${missing} deliveries are missing, ${acked} of ${sent} messages were acknowledged`);
    return run;
  }
}

function toCost(cpu: CpuUse, rest: CpuUse, { deliveries, delivered, generatorCpuMs }: Outcome, roomSize: number): Cost {
  const added = withoutIdle(cpu, rest);
  const each = (ms: number): number => (ms * roomSize) / deliveries;
  return {
    added: each(added.totalMs),
    all: each(cpu.totalMs),
    byName: Object.fromEntries(Object.entries(added.byName).map(([process, ms]) => [process, each(ms)])),
    ...{ p50: delivered.p50, p95: delivered.p95, foreign: foreignCores(cpu, generatorCpuMs) },
  };
}

function notConnected(name: Name): never {
  throw new Error(`${name} is not connected`);
}
