import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Crowd } from '../load/job.ts';
import type { Town } from '../lib/town.ts';

/** Another chat server with the same people in the same rooms, on this machine. */
export interface Peer {
  version: string;
  crowd: Crowd;
  /** All processes that serve it. */
  pids: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

/** Whom it has to know. */
export type Settlers = Pick<Town, 'people' | 'rooms'>;

interface Start {
  command: string;
  args: string[];
  /** Where it works, and where its log goes. */
  folder: string;
}

const run = promisify(execFile);

/** A server as a process of its own, in the foreground, which ends with this one at the latest. */
export function startServer({ command, args, folder }: Start): { pid: number; stop(): Promise<void> } {
  const log = openSync(join(folder, 'server.log'), 'a');
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', command, ...args], {
    cwd: folder,
    stdio: ['ignore', log, log],
  });
  // A program that cannot be started has no pid; who waits for its port tells it.
  child.on('error', () => undefined);
  return {
    pid: child.pid ?? 0,
    async stop() {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/**
 * What a program prints. Throws, with the way to install it, when there is no such program or it fails.
 * @param secrets are given by the environment: arguments can be read by everybody on the machine
 */
export async function ask(
  command: string,
  args: string[],
  install: string,
  secrets: Record<string, string> = {},
): Promise<string> {
  try {
    const { stdout } = await run(command, args, { env: { ...process.env, ...secrets } });
    return stdout;
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const what = isMissing ? 'is not installed' : 'failed, perhaps for want of a package';
    throw new Error(`${command} ${what}: ${install}`, { cause: error });
  }
}
