import { execFile } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readCommandLine, refuseCommandLine } from '@parley/runtime/process/command-line';
import { changesSince, changeTable, noiseOf } from '../k6/runner/compare.ts';
import type { Figure } from './lib/finding.ts';
import { median } from './lib/percentiles.ts';
import { toTable } from './lib/report.ts';
import type { Outcome } from './lib/run.ts';

/**
 * `npm run bench:against -- COMMIT QUESTION …`: the same questions of that commit and of this checkout, in turns on one machine in
 * one run, because a machine is faster now than in an hour. What lies further apart than equal runs do is a regression.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const line = {
  command: 'npm run bench:against --',
  about: 'Asks questions of the bench of another commit and of this checkout, in turns. Exit code 1 for a regression.',
  words: { name: 'commit question …', about: 'what to compare with, and what to ask, by the names of `npm run bench`' },
  options: {
    pairs: { type: 'string', default: '3', about: 'how often each is asked, at least 2: their distance is the noise' },
    full: { type: 'boolean', about: 'as long as figures that count; short runs by default' },
  },
} as const;
const { words, flags } = readCommandLine(line);
const [commit, ...questions] = words;
const pairs = Number(flags.pairs);
if (commit === undefined || questions.length === 0) refuseCommandLine(line, 'Name a commit and a question.');
if (!Number.isInteger(pairs) || pairs < 2)
  refuseCommandLine(line, `"${String(flags.pairs)}" is no whole number from 2 on.`);

const before = await checkOut(commit ?? '');
try {
  const [then, now]: [Figure[][], Figure[][]] = [[], []];
  for (let pair = 1; pair <= pairs; pair += 1) {
    then.push(await ask(before));
    now.push(await ask(root));
    console.log(`pair ${pair} of ${pairs}`);
  }
  const last = { figures: medians(then), noise: greatest([...noises(then), ...noises(now)]) };
  const changes = changesSince(last as never, medians(now));
  console.log(toTable(changeTable(changes)));
  process.exitCode = changes.some(({ regression }) => regression) ? 1 : 0;
} finally {
  await run('git', ['worktree', 'remove', '--force', before], { cwd: root });
  rmSync(dirname(before), { recursive: true, force: true });
}

/** A tree of the commit, with the packages of this one: those of the workspace are its own. */
async function checkOut(ref: string): Promise<string> {
  const tree = join(mkdtempSync(join(tmpdir(), 'parley-against-')), 'tree');
  await run('git', ['worktree', 'add', '--detach', tree, ref], { cwd: root });
  const folders = [
    '.',
    ...globSync(['services/*', 'infra/*', 'gateway', 'frontend', 'load-tests', 'k8s'], { cwd: root }),
  ];
  for (const folder of folders) {
    const packages = join(root, folder, 'node_modules');
    if (!existsSync(packages) || !existsSync(join(tree, folder))) continue;
    await run('cp', ['-al', packages, join(tree, folder, 'node_modules')]);
  }
  return tree;
}

/** Asks the questions of a tree, and reads what it wrote down. */
async function ask(tree: string): Promise<Figure[]> {
  const folder = join(tree, '.parley/bench');
  const began = Date.now();
  const quick = flags.full ? [] : ['--quick'];
  // It ends with 1 where a goal is missed too, which is not what is asked here.
  const asking = run(process.execPath, ['load-tests/bench/main.ts', ...questions, ...quick], { cwd: tree });
  const told = await asking.then(
    () => '',
    (error: { stderr?: string }) => error.stderr ?? '',
  );
  const written = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.json')) : [];
  const file = written.find(name => statSync(join(folder, name)).mtimeMs >= began);
  if (file === undefined) throw new Error(`${tree} has answered nothing: ${told.slice(-1_000)}`);
  const { found, failures } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Outcome;
  const failed = Object.entries(failures).map(([question, why]) => `${question}: ${why}`);
  if (failed.length > 0) throw new Error(failed.join('; '));
  return Object.values(found).flatMap(({ figures }) => figures);
}

function medians(runs: Figure[][]): Figure[] {
  const [first = []] = runs;
  return first.map(figure => {
    const values = runs.flatMap(figures => figures.find(({ name }) => name === figure.name)?.value ?? []);
    return { ...figure, value: median(values) };
  });
}

/** How far equal runs lie apart, each with the one after it. */
function noises(runs: Figure[][]): Record<string, number>[] {
  return runs.slice(1).map((figures, at) => noiseOf(runs[at] ?? [], figures));
}

function greatest(all: Record<string, number>[]): Record<string, number> {
  const names = new Set(all.flatMap(Object.keys));
  return Object.fromEntries([...names].map(name => [name, Math.max(...all.map(one => one[name] ?? 0))]));
}
