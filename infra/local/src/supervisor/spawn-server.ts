import { spawn } from 'node:child_process';
import { withLog } from './logs.ts';
import { identify, signalGroup, type ProcessIdentity } from './process-identity.ts';
import type { Server } from './server.ts';

/** A server's running process. */
export interface RunningServer {
  /** Undefined when it could not even be started. */
  readonly identity: ProcessIdentity | undefined;
  /** Resolves with how it ended, when nothing of its group is left to hold a port. */
  readonly exited: Promise<string>;
}

// What a server writes is for its owner alone.
const OWN_FILES = 0o077;

/**
 * Starts a server as the leader of its own process group: a Ctrl-C on the terminal then reaches the
 * supervisor alone, and what a killed server leaves behind can be ended with it.
 */
export function spawnServer(server: Server, inherited: Readonly<Record<string, string>>, logs: string): RunningServer {
  const child = withLog(logs, server.name, log =>
    withUmask(OWN_FILES, () =>
      spawn(server.command, server.args, {
        cwd: server.cwd,
        env: { ...inherited, ...server.env },
        uid: server.runAs?.uid,
        gid: server.runAs?.gid,
        detached: true,
        stdio: ['ignore', log, log],
      }),
    ),
  );
  const { pid } = child;
  const exited = new Promise<string>(resolve => {
    child.once('error', error => resolve(`could not be run (${error.message})`));
    child.once('exit', (code, signal) => resolve(signal ? `was ended by ${signal}` : `ended with code ${code}`));
  }).then(how => {
    if (pid !== undefined) signalGroup(pid, 'SIGKILL');
    return how;
  });
  return { identity: pid === undefined ? undefined : identify(pid), exited };
}

/** A child takes its mask from this process at the moment it is started. */
function withUmask<T>(mask: number, start: () => T): T {
  const before = process.umask(mask);
  try {
    return start();
  } finally {
    process.umask(before);
  }
}
