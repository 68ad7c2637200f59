import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A bare Socket.IO server in a process of its own. */
export interface BareServer {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('../bare/sockets.ts', import.meta.url));

export async function startBareServer(): Promise<BareServer> {
  const child = fork(program, { stdio: 'inherit' });
  const [port] = (await once(child, 'message')) as [number];
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
