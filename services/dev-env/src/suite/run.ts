import { readConfig, type Config } from '@parley/local/config';
import { describeFailure } from '@parley/local/problem';
import { platformOf } from '@parley/local/stack/platform';
import { terminalProgress, type Progress } from '@parley/local/progress';
import { provision } from '@parley/local/tools/provision';
import type { ToolName } from '@parley/local/tools/table';
import { checksOf } from './checks.ts';
import { listTests, runJest, type JestResult } from './jest.ts';
import { isFast, needsOf, type Need } from './needs.ts';
import { runChecks } from './run-checks.ts';
import { givenStack, startSharedStack } from './shared-stack.ts';
import { tellSlowest } from './slowest.ts';

/** Tests that need the machine for themselves: run after all the others. */
const ALONE = ['--runInBand', '--testMatch', '**/test/**/*.alone.ts'];

/** What is to be run: which checks, jest so many times, and what all of it needs. */
interface Plan {
  readonly checks: 'all' | 'fast' | 'none';
  readonly jest: readonly (readonly string[])[];
  readonly needs: ReadonlySet<Need>;
}

/**
 * Checks and tests everything on a throw-away stack; with `--fast` what fits in two minutes; with other
 * arguments jest alone, with them. Only what the tests need is installed and started. The last line is
 * `N passed, N failed`; resolves with the exit code.
 */
export async function run(args: readonly string[]): Promise<number> {
  const config = readConfig();
  const progress = terminalProgress();
  const plan = await planOf(config.root, args);
  const tools = await provision(toolsOf(plan.needs), config.cacheDir, progress);
  // Where it must be built it takes minutes: the checks go on beside it.
  const worker = plan.needs.has('calls') ? provision(['mediasoupWorker'], config.cacheDir, progress) : undefined;
  const shell = plan.needs.has('browser') ? shellOf(config, progress) : undefined;
  const stack = Promise.resolve(worker).then(() => stackFor(plan.needs, progress));
  stack.catch(() => undefined);
  const checks = plan.checks === 'none' ? [] : checksOf(config.root, name => tools.get(name) ?? name);
  const tally = await runChecks(plan.checks === 'fast' ? checks.filter(({ slow }) => !slow) : checks, progress);
  const running = await stack;
  const env = {
    PARLEY_DATA_DIR: running?.dataDir,
    CHROME_PATH: tools.get('chromium'),
    HEADLESS_SHELL_PATH: await shell,
    PYTHONPATH: tools.get('pythonSocketIo'),
    MEDIASOUP_WORKER_BIN: (await worker)?.get('mediasoupWorker'),
  };
  try {
    const results = await runAll(config, plan, env);
    tellSlowest(results.flatMap(({ files }) => files));
    for (const part of results) {
      tally.passed += part.passed;
      tally.failed += part.failed;
    }
  } finally {
    await running?.stop();
  }
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
  return tally.failed === 0 && tally.passed > 0 ? 0 : 1;
}

async function planOf(root: string, args: readonly string[]): Promise<Plan> {
  const everything: readonly Need[] = ['stack', 'calls', 'browser', 'python'];
  if (args.length === 0) return { checks: 'all', jest: [[], ALONE], needs: new Set(everything) };
  const fast = args.includes('--fast');
  const given = args.filter(arg => arg !== '--fast');
  const all = (await listTests(root, given)).map(file => ({ file, needs: needsOf(root, file) }));
  const chosen = fast ? all.filter(test => isFast(root, test.file, test.needs)) : all;
  const paths = ['--runTestsByPath', ...chosen.map(({ file }) => file)];
  const needs = new Set(chosen.flatMap(test => [...test.needs]));
  return { checks: fast ? 'fast' : 'none', jest: [fast ? paths : given], needs };
}

/** A browser that never shows a window takes an eighth of the work; where it cannot be had, the whole one does. */
async function shellOf({ cacheDir }: Config, progress: Progress): Promise<string | undefined> {
  try {
    return (await provision(['chromiumShell'], cacheDir, progress)).get('chromiumShell');
  } catch (error) {
    for (const line of describeFailure(error)) progress.warn(line);
    return undefined;
  }
}

function toolsOf(needs: ReadonlySet<Need>): ToolName[] {
  const platform = platformOf({ only: undefined, observability: true, calls: false }).flatMap(part => part.tools);
  const others: ToolName[] = ['openssl', 'promtool'];
  if (needs.has('browser')) others.push('chromium');
  if (needs.has('python')) others.push('pythonSocketIo', 'python', 'curl');
  return [...new Set([...platform, ...others])];
}

async function stackFor(needs: ReadonlySet<Need>, progress: Progress) {
  if (!needs.has('stack')) return undefined;
  const given = givenStack();
  if (given) return given;
  const begun = performance.now();
  progress.step('Starting a platform for the tests');
  const stack = await startSharedStack({ calls: needs.has('calls') });
  progress.done(`The platform for the tests runs (${((performance.now() - begun) / 1_000).toFixed(1)} s)`);
  return stack;
}

async function runAll({ root }: Config, plan: Plan, env: Record<string, string | undefined>): Promise<JestResult[]> {
  const results: JestResult[] = [];
  for (const args of plan.jest) results.push(await runJest(root, args, env));
  return results;
}
