import { randomInt } from 'node:crypto';
import { PortRange } from '@parley/local/network/port-range';
import { isFree, isFreeForUdp } from '@parley/local/network/ports';

/** In which a run tells its workers which ports are theirs: a list for each worker, as JSON. */
const variable = 'TEST_PORTS';
let own: Promise<number[]> | undefined;
/** Where the search goes on. A file of tests begins anywhere, not where the servers of the last one were. */
let next = randomInt(1_000);

/**
 * Holds ports for a test run, a row of them for each of its workers, until the run's process ends. Nobody else chooses
 * them meanwhile: another stack sees that they are held, and the system gives its clients ports above them. A port that
 * was merely free a moment ago may be taken when the server begins to listen.
 */
export async function holdPorts(workers: number): Promise<void> {
  const ranges = await Promise.all(Array.from({ length: workers }, () => PortRange.hold()));
  process.env[variable] = JSON.stringify(ranges.map(({ ports }) => ports));
}

/** Free ports that belong to this process, all different, and different from those given before. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) ports.push(await freePort());
  return ports;
}

export function freePort(): Promise<number> {
  return freeRow(1);
}

/** The first of so many free ports in a row, for TCP and for UDP. */
export async function freeRow(count: number): Promise<number> {
  const ports = await (own ??= ownPorts());
  for (let tried = 0; tried < ports.length; tried += 1) {
    const start = next % (ports.length - count + 1);
    const row = ports.slice(start, start + count);
    // Before anything is awaited: anyone who asks meanwhile gets others.
    next = start + count;
    const free = await Promise.all(row.flatMap(port => [isFree(port), isFreeForUdp(port)]));
    if (free.every(Boolean)) return row[0] ?? 0;
  }
  throw new Error(`of the ${ports.length} ports of this process no ${count} in a row are free`);
}

/** Those of this worker of the test run; a program that is no test holds some for itself. */
async function ownPorts(): Promise<number[]> {
  const { [variable]: held = '[]', JEST_WORKER_ID: worker } = process.env;
  return (JSON.parse(held) as number[][])[Number(worker) - 1] ?? (await PortRange.hold()).ports;
}
