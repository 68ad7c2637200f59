import type { Stack } from '../stack.ts';
import { persistently } from './persistently.ts';

/** Kills a process as a crash would: no signal handler, no farewell. */
export async function kill(stack: Stack, name: string): Promise<void> {
  process.kill(await pidOf(stack, name), 'SIGKILL');
}

/** Asks a process to end, as a deploy does: it drains first. */
export async function drain(stack: Stack, name: string): Promise<void> {
  process.kill(await pidOf(stack, name), 'SIGTERM');
}

/** Does something while a process is stopped: there, but as silent as behind a cut cable. It goes on afterwards. */
export async function whileFrozen<T>(stack: Stack, name: string, work: () => Promise<T>): Promise<T> {
  const pid = await pidOf(stack, name);
  process.kill(pid, 'SIGSTOP');
  try {
    return await work();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

function pidOf(stack: Stack, name: string): Promise<number> {
  return persistently(async () => {
    const found = (await stack.processes()).find(candidate => candidate.name === name && candidate.health !== 'down');
    if (!found?.pid) throw new Error(`${name} does not run`);
    return found.pid;
  });
}
