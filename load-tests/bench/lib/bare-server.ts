import { startBareProgram } from './bare-program.ts';

/** A bare Socket.IO server in a process of its own. */
export interface BareServer {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

export async function startBareServer(): Promise<BareServer> {
  const { told: port, ...program } = await startBareProgram('sockets');
  return { url: `http://127.0.0.1:${port}`, ...program };
}
