import { readdirSync, readFileSync } from 'node:fs';

/** What the kernel knows of one process; times in milliseconds of CPU. */
interface Entry {
  parent: number;
  ownMs: number;
  /** Of children that have ended. */
  reapedMs: number;
  residentBytes: number;
}

// Linux counts in hundredths of a second for every program, whatever the kernel's own tick is.
const msPerTick = 10;
const pageBytes = 4_096;

/** CPU that each process has used with all its descendants (NGINX and PostgreSQL work in children), by name. */
export function cpuByName(roots: ReadonlyMap<string, number>): Map<string, number> {
  const entries = readAll();
  return new Map([...roots].map(([name, pid]) => [name, cpuOf(pid, entries)]));
}

/** CPU that all programs of the machine have used, in milliseconds. */
export function machineCpu(): number {
  const [, user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0] = readFileSync('/proc/stat', 'utf8')
    .split(/\s+/, 9)
    .map(Number);
  return (user + nice + system + irq + softIrq) * msPerTick;
}

/** Processes that this one has started and that still run. */
export function childrenOf(pid: number): number[] {
  return [...readAll()].flatMap(([child, { parent }]) => (parent === pid ? child : []));
}

/** Bytes of memory that a process itself holds. */
export function residentBytes(pid: number): number {
  return readEntry(pid)?.residentBytes ?? gone(pid);
}

function cpuOf(pid: number, entries: Map<number, Entry>): number {
  const entry = entries.get(pid) ?? gone(pid);
  const children = [...entries].filter(([, { parent }]) => parent === pid);
  return children.reduce((sum, [child]) => sum + cpuOf(child, entries), entry.ownMs + entry.reapedMs);
}

function readAll(): Map<number, Entry> {
  const pids = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number);
  return new Map(
    pids.flatMap(pid => {
      const entry = readEntry(pid);
      return entry ? [[pid, entry] as const] : [];
    }),
  );
}

function readEntry(pid: number): Entry | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The name in parentheses may hold spaces: count from its end. State is field 3 of proc(5), here number 0.
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [parent = 0, user = 0, system = 0, reapedUser = 0, reapedSystem = 0, pages = 0] = [1, 11, 12, 13, 14, 21].map(
    at => fields[at],
  );
  return {
    parent,
    ownMs: (user + system) * msPerTick,
    reapedMs: (reapedUser + reapedSystem) * msPerTick,
    residentBytes: pages * pageBytes,
  };
}

function gone(pid: number): never {
  throw new Error(`process ${pid} is gone: a server died during the measurement`);
}
