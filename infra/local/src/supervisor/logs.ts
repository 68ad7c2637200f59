import { closeSync, copyFileSync, openSync, readFileSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines } from '../machine/run-command.ts';

const LONGEST_LINE = 600;
const LIMIT_BYTES = 50 * 1024 * 1024;

/** The file that holds a server's output. */
export function logFile(folder: string, name: string): string {
  return join(folder, `${name}.log`);
}

/** Runs `use` with a descriptor that appends to the server's log; the child keeps its own copy. */
export function withLog<T>(folder: string, name: string, use: (descriptor: number) => T): T {
  const descriptor = openSync(logFile(folder, name), 'a', 0o600);
  try {
    return use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The last lines that a server printed, each short enough for a terminal. */
export function logTail(folder: string, name: string, lines = 12): string[] {
  try {
    return lastLines(readFileSync(logFile(folder, name), 'utf8').slice(-32_768), lines).map(readable);
  } catch {
    return [];
  }
}

/** Our services log JSON: what a person looks for in it is the message and the error's. */
function readable(line: string): string {
  try {
    const { msg, err } = JSON.parse(line) as { msg?: string; err?: { stack?: string; message?: string } };
    const text = [msg, err?.stack ?? err?.message].filter(Boolean).join(': ');
    return (text || line).slice(0, LONGEST_LINE);
  } catch {
    return line.slice(0, LONGEST_LINE);
  }
}

/** Moves what is in a log over the limit to `<name>.log.1`; safe while a server appends to it. */
export function rotateLogs(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.log'))) {
    const file = join(folder, name);
    if (statSync(file).size < LIMIT_BYTES) continue;
    copyFileSync(file, `${file}.1`);
    truncateSync(file);
  }
}
