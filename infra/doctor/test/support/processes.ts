import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from '@parley/dev-env/free-ports';
import type { Platform } from '../../src/platform.ts';
import { untilClean } from './until-clean.ts';

const startLimitMs = 20_000;

/** The pid of a process of the stack. */
export function pidOf({ dataDir = '' }: Platform, name: string): number {
  const state = JSON.parse(readFileSync(join(dataDir, 'state.json'), 'utf8')) as {
    processes: { name: string; pid: number | null }[];
  };
  const pid = state.processes.find(process => process.name === name)?.pid;
  if (!pid) throw new Error(`${name} does not run`);
  return pid;
}

/**
 * Stops a process where it is, as behind a cut cable. The answer lets it go on, and by default ends when all believe it
 * again.
 */
export function freeze(platform: Platform, name: string, wait = true): () => Promise<void> {
  const pid = pidOf(platform, name);
  process.kill(pid, 'SIGSTOP');
  return async () => {
    process.kill(pid, 'SIGCONT');
    if (wait) await untilClean(platform);
  };
}

/** The program that a process of the stack runs. */
export function programOf(platform: Platform, name: string): string {
  return readlinkSync(`/proc/${pidOf(platform, name)}/exe`);
}

/** One more node like one of the stack, with some settings of its own; ready when its admin port says so. */
export async function startLike(
  platform: Platform,
  name: string,
  settings: Record<string, string>,
): Promise<{ url: string; child: ChildProcess }> {
  const pid = pidOf(platform, name);
  const environment = Object.fromEntries(textOf(pid, 'environ').map(line => line.split(/=(.*)/s).slice(0, 2)));
  const [, ...args] = textOf(pid, 'cmdline');
  const [port, adminPort] = await freePorts(2);
  const own = { PARLEY_NODE: `${name}-odd`, PORT: String(port), METRICS_PORT: String(adminPort), ...settings };
  const child = spawn(process.execPath, args, { env: { ...environment, ...own }, stdio: 'ignore' });
  await untilTrue(async () => (await fetch(`http://127.0.0.1:${adminPort}/readyz`)).ok);
  return { url: `http://127.0.0.1:${port}`, child };
}

async function untilTrue(ask: () => Promise<boolean>): Promise<void> {
  const limit = performance.now() + startLimitMs;
  while (!(await ask().catch(() => false))) {
    if (performance.now() > limit) throw new Error('not ready in time');
    await sleep(100);
  }
}

function textOf(pid: number, file: 'environ' | 'cmdline'): string[] {
  return readFileSync(`/proc/${pid}/${file}`, 'utf8').split('\0').filter(Boolean);
}
