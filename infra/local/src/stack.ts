import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Endpoints } from './endpoints.ts';
import { layoutOf } from './layout.ts';

const here = dirname(fileURLToPath(import.meta.url));
const KEPT_LOGS = join(here, '../../../.parley/test-logs');

/** A throw-away stack that a test run has for itself. */
export interface Stack {
  readonly dataDir: string;
  readonly endpoints: Endpoints;
  /** Stops it and removes its data; its logs stay in `.parley/test-logs` until the next run. */
  stop(): Promise<void>;
}

/**
 * Starts the whole platform as `npm start` does, on free ports and in a temporary data folder. It ends with the
 * process that started it, however that ends.
 * @param overrides variables of the environment, such as `PARLEY_CHAT_NODES`
 * @throws when it does not come up; why stands in its output, which goes to this process's
 */
export async function startStack(overrides: Readonly<Record<string, string>> = {}): Promise<Stack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-'));
  // Servers that run under accounts of their own pass through it; the secrets in it have modes of their own.
  chmodSync(dataDir, 0o755);
  const settings = {
    PARLEY_ENV: 'test',
    PARLEY_HTTP_PORT: '0',
    PARLEY_HTTPS_PORT: '0',
    PARLEY_DATA_DIR: dataDir,
    PARLEY_THROW_AWAY: '1',
    PARLEY_KEEP_LOGS: KEPT_LOGS,
  };
  const env = { ...process.env, ...settings, ...overrides };
  const child = spawn(process.execPath, [join(here, 'main.ts'), 'start'], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await untilReady(child);
  const endpoints = JSON.parse(readFileSync(layoutOf(dataDir).endpoints, 'utf8')) as Endpoints;
  return { dataDir, endpoints, stop: () => end(child) };
}

async function untilReady(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit').then(() => 'ended' as const);
  const outcome = await Promise.race([once(child, 'message').then(() => 'ready' as const), ended]);
  if (outcome === 'ended') throw new Error('The stack did not start; its output above tells why.');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
