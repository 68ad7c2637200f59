import { adminUrl, dataDir, endpoints } from '../endpoints.ts';
import { Stack } from '../stack.ts';

/** What must not change under any input: who runs, and how often something was `internal`. */
export interface Vitals {
  pids: Record<string, number | undefined>;
  internal: number;
}

/** Bytes of memory by process. */
export type Memory = Record<string, number>;

export async function readVitals(): Promise<Vitals> {
  const running = await new Stack(dataDir()).processes();
  const pages = await Promise.all(nodes().map(metricsOf));
  return {
    pids: Object.fromEntries(running.map(({ name, pid }) => [name, pid])),
    internal: pages.reduce((sum, page) => sum + sumOf(page, /^parley_\w+\{[^}]*outcome="internal"[^}]*\} (\S+)$/gm), 0),
  };
}

export async function readMemory(): Promise<Memory> {
  const names = nodes();
  const pages = await Promise.all(names.map(metricsOf));
  return Object.fromEntries(
    pages.map((page, at) => [names[at], sumOf(page, /^process_resident_memory_bytes(?:\{[^}]*\})? (\S+)$/gm)]),
  );
}

function nodes(): string[] {
  return endpoints()
    .processes.filter(({ kind, adminPort }) => kind === 'service' && adminPort !== undefined)
    .map(({ name }) => name);
}

async function metricsOf(name: string): Promise<string> {
  const response = await fetch(`${adminUrl(name)}/metrics`, { signal: AbortSignal.timeout(10_000) });
  return response.text();
}

function sumOf(page: string, pattern: RegExp): number {
  return [...page.matchAll(pattern)].reduce((sum, [, value]) => sum + Number(value), 0);
}
