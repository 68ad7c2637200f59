import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A bare mediasoup server in a process of its own, with one worker. */
export interface BareSfu {
  url: string;
  pid: number;
  workerPid: number;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('../bare/main.ts', import.meta.url));

/** @param workerBin the worker's program: the same as the platform's, or the comparison says nothing */
export async function startBareSfu(workerBin: string): Promise<BareSfu> {
  const child = fork(program, [workerBin], { stdio: 'inherit' });
  const [{ port, workerPid }] = (await once(child, 'message')) as [{ port: number; workerPid: number }];
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    workerPid,
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
