import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';

/** What a run of jest came to. */
export interface JestResult {
  passed: number;
  failed: number;
  files: { name: string; seconds: number }[];
}

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: { name: string; startTime: number; endTime: number }[];
}

type Environment = Record<string, string | undefined>;

const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];

function jest(root: string, args: readonly string[], stdio: ('ignore' | 'inherit' | 'pipe')[], env?: Environment) {
  const program = join(root, 'node_modules/jest/bin/jest.js');
  return spawn(process.execPath, [...flags, program, ...args], { cwd: root, env: { ...process.env, ...env }, stdio });
}

/** The files that jest would run with these arguments. */
export async function listTests(root: string, args: readonly string[]): Promise<string[]> {
  const child = jest(root, ['--listTests', '--passWithNoTests', ...args], ['ignore', 'pipe', 'inherit']);
  const [found, [code]] = await Promise.all([child.stdout ? text(child.stdout) : '', once(child, 'exit')]);
  if (code !== 0) throw new Error(`jest does not understand: ${args.join(' ')}`);
  return found.split('\n').filter(line => line.startsWith(root));
}

/**
 * Runs jest. A test that was skipped, or a file that could not be read, did not pass. When all have run it ends, whatever
 * a test that failed left open: the results are to be seen.
 */
export async function runJest(root: string, args: readonly string[], env: Environment): Promise<JestResult> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-jest-'));
  const output = join(folder, 'report.json');
  const all = ['--forceExit', '--json', `--outputFile=${output}`, ...args];
  const child = jest(root, all, ['ignore', 'ignore', 'inherit'], env);
  const [code] = (await once(child, 'exit')) as [number | null];
  const report = read(output);
  rmSync(folder, { recursive: true });
  if (!report) return { passed: 0, failed: 1, files: [] };
  const { numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } = report;
  const failed = numFailedTests + numRuntimeErrorTestSuites + numPendingTests + numTodoTests;
  const files = report.testResults.map(({ name, startTime, endTime }) => ({
    name: relative(root, name),
    seconds: (endTime - startTime) / 1_000,
  }));
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, files };
}

function read(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}
