import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { freePort } from '@parley/dev-env/free-ports';

const frontend = fileURLToPath(new URL('..', import.meta.url));
const vite = createRequire(import.meta.url)
  .resolve('vite/package.json')
  .replace('package.json', 'bin/vite.js');

export interface DevServer {
  url: string;
  stop(): void;
}

/** Vite as `npm run dev` has it, without a platform behind it. A process of its own, for Vite does not run inside jest. */
export async function startDevServer(): Promise<DevServer> {
  const port = await freePort();
  // Colours would stand between the letters that `ready` looks for: CI systems ask for them.
  const env = { ...process.env, PARLEY_DEV_PORT: String(port), NO_COLOR: '1' };
  const child = spawn(process.execPath, [vite], { cwd: frontend, env, stdio: ['ignore', 'pipe', 'pipe'] });
  await ready(child);
  return { url: `http://127.0.0.1:${port}`, stop: () => void child.kill() };
}

/** When it has said where it listens; rejects with what it said when it ends before. */
function ready(child: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Local:')) resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', () => reject(new Error(`Vite ended: ${said}`)));
  });
}
