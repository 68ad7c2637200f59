import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { readRecord } from '../compose/record.ts';
import type { Config } from '../config.ts';
import type { Endpoints } from '../data/endpoints.ts';
import { readJson } from '../machine/files.ts';
import { layoutOf } from '../data/layout.ts';
import { Problem } from '../problem.ts';

/** Hands the operator's commands to auth's own `admin.ts`, on this machine or in its container; resolves with its exit code. */
export async function admin(config: Config, args: readonly string[]): Promise<number> {
  const compose = readRecord(config.dataDir);
  if (compose) {
    const inside = ['exec', 'auth', 'node', 'src/admin.ts', ...args];
    return run('docker', ['compose', '--project-name', compose.project, ...inside], config, config.inherited);
  }
  const { script, env } = adminProcess(config);
  return run(process.execPath, [script, ...args], config, env);
}

/** Where auth's `admin.ts` is, and the environment that it needs. Throws a `Problem` when nothing was started here. */
export function adminProcess(config: Config): { script: string; env: Record<string, string> } {
  const endpoints = readJson<Endpoints>(layoutOf(config.dataDir).endpoints);
  if (!endpoints) throw new Problem('Parley has not been started here.', 'Start it: npm start');
  const { postgresUrl, redisUrl, httpsUrl } = endpoints;
  const env = { POSTGRES_URL: postgresUrl, REDIS_URL: redisUrl, PUBLIC_ORIGINS: httpsUrl };
  return { script: join(config.root, 'services/auth/src/admin.ts'), env: { ...config.inherited, ...env } };
}

async function run(command: string, args: string[], { root }: Config, env: Record<string, string>): Promise<number> {
  const [code] = (await once(spawn(command, args, { cwd: root, env, stdio: 'inherit' }), 'exit')) as [number | null];
  return code ?? 1;
}
