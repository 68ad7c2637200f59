import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checksOf, type Check } from '../checks.ts';
import type { Config } from '../config.ts';
import { readJson } from '../files.ts';
import { platformOf } from '../platform.ts';
import { describeFailure } from '../problem.ts';
import { terminalProgress, type Progress } from '../progress.ts';
import { provision } from '../tools/provision.ts';
import type { ToolName } from '../tools/table.ts';

/** What the tests use beside the platform's own tools. */
const TEST_TOOLS: readonly ToolName[] = ['openssl', 'promtool', 'chromium', 'pythonSocketIo', 'python', 'curl'];

/** Tests that need the machine for themselves, as browsers that code the video of a call do: run after all the others. */
const ALONE = ['--runInBand', '--testMatch', '**/test/**/*.alone.ts'];

interface Tally {
  passed: number;
  failed: number;
}

/**
 * Checks and tests everything on a throw-away stack. With arguments: jest alone, with them.
 * The last line is `N passed, N failed`; resolves with the exit code.
 */
export async function test(config: Config, args: readonly string[]): Promise<number> {
  const progress = terminalProgress();
  const names = [...platformOf({ only: undefined, observability: true }).flatMap(part => part.tools), ...TEST_TOOLS];
  // Where it must be built it takes minutes: everything up to the tests goes on beside it.
  const worker = provision(['mediasoupWorker'], config.cacheDir, progress);
  worker.catch(() => undefined);
  const others = new Set(names.filter(name => name !== 'mediasoupWorker'));
  const tools = await provision([...others], config.cacheDir, progress);
  const tool = (name: ToolName): string => tools.get(name) ?? name;
  const checks = args.length > 0 ? [] : checksOf(config.root, tool);
  const total = await runChecks(checks, progress);
  const paths = {
    CHROME_PATH: tool('chromium'),
    PYTHONPATH: tool('pythonSocketIo'),
    MEDIASOUP_WORKER_BIN: (await worker).get('mediasoupWorker') ?? '',
  };
  for (const given of args.length > 0 ? [args] : [[], ALONE]) {
    const tested = await runJest(config, given, paths);
    total.passed += tested.passed;
    total.failed += tested.failed;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/** Two at a time: most of them keep one core busy. */
async function runChecks(checks: readonly Check[], progress: Progress): Promise<Tally> {
  const tally = { passed: 0, failed: 0 };
  const waiting = checks.values();
  const work = async (): Promise<void> => {
    for (const check of waiting) tally[await runCheck(check, progress)]++;
  };
  await Promise.all([work(), work()]);
  return tally;
}

async function runCheck({ name, run }: Check, progress: Progress): Promise<keyof Tally> {
  try {
    await run();
    progress.done(name);
    return 'passed';
  } catch (error) {
    for (const line of describeFailure(error)) progress.warn(`${name}: ${line}`);
    return 'failed';
  }
}

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
}

/** A test that was skipped, or a file that could not be read, did not pass. */
async function runJest(
  { root, inherited }: Config,
  args: readonly string[],
  paths: Record<string, string>,
): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-jest-'));
  const output = join(folder, 'report.json');
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, jest, '--json', `--outputFile=${output}`, ...args], {
    cwd: root,
    env: { ...inherited, ...paths },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  const report = readJson<JestReport>(output);
  rmSync(folder, { recursive: true });
  if (!report) return { passed: 0, failed: 1 };
  const failed =
    report.numFailedTests + report.numRuntimeErrorTestSuites + report.numPendingTests + report.numTodoTests;
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}
