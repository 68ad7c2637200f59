import { Problem } from '../problem.ts';
import { longStep, type Progress } from '../progress.ts';
import { aptInstall, manualFix } from './apt.ts';
import { tools, type ToolName } from './table.ts';
import type { Tool } from './tool.ts';

/** Where each tool that was asked for is. */
export type Toolbox = ReadonlyMap<ToolName, string>;

/** How tools are provided. */
interface Providing {
  readonly cache: string;
  readonly say: (detail: string) => void;
  readonly signal: AbortSignal | undefined;
}

/**
 * Finds the tools and installs those that are missing: one call of the package manager for all that it
 * knows, the downloads beside it. What cannot be had is one {@link Problem} that names each with its fix.
 */
export async function provision(
  names: readonly ToolName[],
  cache: string,
  progress: Progress,
  signal?: AbortSignal,
): Promise<Toolbox> {
  const found = await locateAll(names, cache);
  const missing = names.filter(name => !found.has(name));
  if (missing.length === 0) return found;
  const text = `Installing ${missing.join(', ')} (once on this machine)`;
  await longStep(progress, text, say => install(missing, { cache, say, signal }));
  const now = await locateAll(names, cache);
  const lacking = names.filter(name => !now.has(name));
  if (lacking.length > 0) throw notToBeHad(lacking);
  return now;
}

/** Those of the tools that take minutes to bring, and are not there. */
export async function slowAndMissing(names: readonly ToolName[], cache: string): Promise<ToolName[]> {
  const slow = names.filter(name => (tools[name] as Tool).slow);
  const found = await locateAll(slow, cache);
  return slow.filter(name => !found.has(name));
}

async function locateAll(names: readonly ToolName[], cache: string): Promise<Map<ToolName, string>> {
  const places = await Promise.all(names.map(async name => [name, await tools[name].locate(cache)] as const));
  return new Map(places.filter((entry): entry is [ToolName, string] => entry[1] !== undefined));
}

async function install(missing: readonly ToolName[], { cache, say, signal }: Providing): Promise<void> {
  const helpers = missing.flatMap(name => fetchNeedsOf(name));
  const ready = await locateAll(helpers, cache);
  const packages = [...missing, ...helpers.filter(name => !ready.has(name))].flatMap(name => tools[name].packages);
  const packaged = packages.length > 0 ? aptInstall([...new Set(packages)]) : Promise.resolve(true);
  const fetched = missing.map(async name => {
    const needs = fetchNeedsOf(name);
    if (!needs.every(need => ready.has(need))) await packaged;
    const usable = await locateAll(needs, cache);
    if (usable.size === needs.length) await (tools[name] as Tool).fetch?.({ cache, tools: usable, say, signal });
  });
  const outcomes = await Promise.allSettled([packaged, ...fetched]);
  const failure = outcomes.find(outcome => outcome.status === 'rejected');
  if (failure) throw failure.reason;
}

function fetchNeedsOf(name: ToolName): ToolName[] {
  return ((tools[name] as Tool).fetchNeeds ?? []) as ToolName[];
}

function notToBeHad(names: readonly ToolName[]): Problem {
  const packages = names.flatMap(name => {
    const own = tools[name].packages;
    return own.length > 0 ? own : fetchNeedsOf(name).flatMap(need => tools[need].packages);
  });
  const why = 'The package manager cannot be used from here (it needs apt-get, and root or sudo without a password).';
  return new Problem(`Not on this machine: ${names.join(', ')}.`, manualFix([...new Set(packages)]), [why]);
}
