import type { Outcome, Sending } from '../load/job.ts';
import { foreignCores, type CpuUse } from './cpu.ts';
import type { Table } from './finding.ts';
import { observedBetween, quantileMs } from './histogram.ts';
import type { LoadProcess } from './load-process.ts';
import { scrapeAll, type Sample } from './metrics.ts';
import type { Platform } from './platform.ts';

const hops = ['accept', 'publish', 'consume', 'persist', 'fanout', 'stream', 'total'];
const hopMetric = 'parley_message_hop_seconds';

/** A run at one rate: what the senders saw of it, and the servers. */
export interface Measured {
  perSecond: number;
  outcome: Outcome;
  before: Sample[];
  after: Sample[];
  cpu: CpuUse;
}

export async function measure(platform: Platform, crowd: LoadProcess, sending: Sending): Promise<Measured> {
  const adminPorts = [...platform.adminPorts('chat'), ...platform.adminPorts('delivery')];
  const before = await scrapeAll(adminPorts);
  const { outcome, cpu } = await crowd.send(sending, platform.pids);
  return { perSecond: sending.perSecond, outcome, before, after: await scrapeAll(adminPorts), cpu };
}

export function hopTimes(runs: Measured[]): Table {
  const rows = runs.flatMap(({ perSecond, before, after }) =>
    hops.map(hop => {
      const seen = observedBetween(before, after, hopMetric, { hop });
      return [`${perSecond}/s`, hop, ...[0.5, 0.95, 0.99].map(at => quantileMs(seen, at)), seen.count];
    }),
  );
  return { title: 'Hops, ms', columns: ['rate', 'hop', 'p50', 'p95', 'p99', 'observed'], rows };
}

/** Microseconds a delivery, at the highest rate. */
function gatewayMicros(runs: Measured[]): string {
  const last = runs.at(-1);
  return last ? (((last.cpu.byName['gateway'] ?? 0) * 1_000) / last.outcome.deliveries).toFixed(1) : '?';
}

export function cpuShares(runs: Measured[]): Table {
  const names = Object.keys(runs[0]?.cpu.byName ?? {});
  const share = ({ cpu: { byName, wallMs } }: Measured, name: string) => ((byName[name] ?? 0) / wallMs) * 100;
  const rows = names.map(name => [name, ...runs.map(run => share(run, name))]);
  const generator = runs.map(({ outcome, cpu: { wallMs } }) => (outcome.generatorCpuMs / wallMs) * 100);
  return {
    title: `CPU, % of one core (a delivery takes the gateway ${gatewayMicros(runs)} µs)`,
    columns: ['process', ...runs.map(({ perSecond }) => `${perSecond}/s`)],
    rows: [
      ...rows,
      ['(load generator)', ...generator],
      ['(other programs)', ...runs.map(({ cpu, outcome }) => foreignCores(cpu, outcome.generatorCpuMs) * 100)],
    ],
  };
}
