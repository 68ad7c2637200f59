import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A program in a process of its own, which ends with this one. */
export interface ChildProgram<T> {
  pid: number;
  /** What it told when it was ready. */
  told: T;
  stop(): Promise<void>;
}

interface Start {
  args?: string[];
  env?: NodeJS.ProcessEnv;
}

export async function startProgram<T>(file: URL, { args = [], env }: Start = {}): Promise<ChildProgram<T>> {
  const child = fork(fileURLToPath(file), args, { stdio: 'inherit', env });
  const [told] = (await once(child, 'message')) as [T];
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
