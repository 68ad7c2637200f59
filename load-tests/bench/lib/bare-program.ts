import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BareStores } from '../bare/path.ts';

/** A program of `bare/` in a process of its own, which ends with this one. */
export interface BareProgram {
  pid: number;
  /** The number that it told when it was ready: its port, if it has one. */
  told: number;
  stop(): Promise<void>;
}

export async function startBareProgram(name: 'sockets' | 'node' | 'worker', stores?: BareStores): Promise<BareProgram> {
  const program = fileURLToPath(new URL(`../bare/${name}.ts`, import.meta.url));
  // Not as an argument: those can be read by everybody on the machine.
  const env = { ...process.env, BARE_STORES: JSON.stringify(stores) };
  const child = fork(program, { stdio: 'inherit', env });
  const [told] = (await once(child, 'message')) as [number];
  return {
    pid: child.pid ?? 0,
    told,
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
