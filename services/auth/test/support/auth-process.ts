import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts } from '@parley/dev-env/free-ports';

/** The real service in a process of its own, for tests that take something away from it. */
export interface AuthProcess {
  url: string;
  adminUrl: string;
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
}

const free = { rate: 1_000, burst: 1_000 };
/** `PARLEY_LIMITS` under which tests can register and sign in as they like. */
export const unlimited = JSON.stringify({
  register: free,
  enterAsGuest: free,
  registrationCalm: free,
  login: free,
  loginPerAccount: free,
});

/** Two seconds on a free machine; it ends a wait for a process that hangs. */
const startLimitMs = 110_000;
const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** Starts the service with this environment over usable defaults, and waits until it answers. */
export async function startAuth(environment: Record<string, string>): Promise<AuthProcess> {
  const [[port, adminPort], keys] = [await freePorts(2), await newKeys()];
  const child = runAuth({ PORT: String(port), METRICS_PORT: String(adminPort), AUTH_KEYS_DIR: keys, ...environment });
  const exited = once(child, 'exit').finally(() => rm(keys, { recursive: true }));
  const adminUrl = `http://127.0.0.1:${adminPort}`;
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return (await exited)[0] as number | null;
  };
  try {
    await untilAnswers(`${adminUrl}/healthz`, child);
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
  return {
    url: `http://127.0.0.1:${port}`,
    adminUrl,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  };
}

/** Starts the service and does not wait for anything. */
export function runAuth(environment: Record<string, string>, stdio: 'ignore' | 'pipe' = 'ignore'): ChildProcess {
  const identity = { PARLEY_NODE: 'auth-test', PARLEY_ENV: 'test', PUBLIC_ORIGINS: '', PARLEY_LIMITS: unlimited };
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const env = { PATH, NODE_COMPILE_CACHE, ...identity, ...environment };
  return spawn(process.execPath, [main], { env, stdio });
}

/** A folder with one signing key. */
export async function newKeys(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-keys-'));
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  await writeFile(join(folder, 'test.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return folder;
}

async function untilAnswers(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + startLimitMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`auth ended with ${child.exitCode} before it answered`);
    const answered = await fetch(url).then(
      response => response.ok,
      () => false,
    );
    if (answered) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error('auth did not answer in time');
}
