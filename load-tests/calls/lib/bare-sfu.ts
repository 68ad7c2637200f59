import { startProgram } from '../../bench/lib/child-program.ts';

/** A bare mediasoup server in a process of its own, with one worker. */
export interface BareSfu {
  url: string;
  pid: number;
  workerPid: number;
  stop(): Promise<void>;
}

const program = new URL('../bare/main.ts', import.meta.url);

/** @param workerBin the worker's program: the same as the platform's, or the comparison says nothing */
export async function startBareSfu(workerBin: string): Promise<BareSfu> {
  const { pid, told, stop } = await startProgram<{ port: number; workerPid: number }>(program, { args: [workerBin] });
  return { url: `http://127.0.0.1:${told.port}`, pid, workerPid: told.workerPid, stop };
}
