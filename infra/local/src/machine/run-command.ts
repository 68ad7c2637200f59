import { spawn } from 'node:child_process';
import { Problem } from '../problem.ts';

/** How to run a command to its end. */
export interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
  uid?: number;
  gid?: number;
  /** Milliseconds after which it is killed; 180,000 by default: it ends a command that hangs, not one that is slow. */
  timeoutMs?: number;
  /** What to tell when it fails. */
  fix?: string;
  /** Ends it before its time. */
  signal?: AbortSignal;
  /** Is told each piece of output as it comes. */
  onOutput?: (text: string) => void;
}

const KEPT_OUTPUT = 64 * 1024;

/** Runs a command and returns what it printed; a failure is a {@link Problem} with its last lines. */
export async function runCommand(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const {
    timeoutMs = 180_000,
    fix = `Run \`${command} ${args.join(' ')}\` by hand and see why.`,
    onOutput,
    ...spawnOptions
  } = options;
  const child = spawn(command, args, { ...spawnOptions, stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-KEPT_OUTPUT);
    onOutput?.(chunk.toString());
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve, reject) => {
    child.on('error', error => reject(new Problem(`${command} cannot be run: ${error.message}`, fix)));
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(output);
      const why = signal ? `was ended by ${signal} (limit ${timeoutMs / 1000} s)` : `failed with code ${code}`;
      reject(new Problem(`${command} ${args[0] ?? ''} ${why}.`, fix, lastLines(output, 15)));
    });
  });
}

/** True when the command runs and ends well. */
export async function succeeds(command: string, args: readonly string[]): Promise<boolean> {
  return runCommand(command, args, { timeoutMs: 10_000 }).then(
    () => true,
    () => false,
  );
}

/** The last lines of a text; blank ones and stack frames are left out. */
export function lastLines(text: string, count: number): string[] {
  return text
    .split('\n')
    .filter(line => line.trim() !== '' && !/^\s+at /.test(line))
    .slice(-count);
}
