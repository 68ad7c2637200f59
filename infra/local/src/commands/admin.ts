import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { readRecord } from '../compose/record.ts';
import type { Config } from '../config.ts';
import type { Endpoints } from '../data/endpoints.ts';
import { readJson } from '../machine/files.ts';
import { layoutOf } from '../data/layout.ts';
import { Problem } from '../problem.ts';

interface Process {
  script: string;
  env: Record<string, string>;
}

/**
 * Hands the operator's commands to `admin.ts` of the service that they are about, on this machine or in its container; resolves with
 * its exit code.
 */
export async function admin(config: Config, args: readonly string[]): Promise<number> {
  const compose = readRecord(config.dataDir);
  if (compose) {
    const inside = ['exec', isAboutRooms(args) ? 'chat' : 'auth', 'node', 'src/admin.ts', ...args];
    return run('docker', ['compose', '--project-name', compose.project, ...inside], config, config.inherited);
  }
  const { script, env } = isAboutRooms(args) ? roomsProcess(config) : adminProcess(config);
  return run(process.execPath, [script, ...args], config, env);
}

const isAboutRooms = ([area]: readonly string[]): boolean => area === 'rooms';

/** The same for chat, which keeps the rooms. */
function roomsProcess(config: Config): Process {
  const { mongoUrl, redisUrl } = endpointsOf(config);
  const env = { MONGO_URL: mongoUrl, REDIS_URL: redisUrl };
  return { script: join(config.root, 'services/chat/src/admin.ts'), env: { ...config.inherited, ...env } };
}

/** Where auth's `admin.ts` is, and the environment that it needs. Throws a `Problem` when nothing was started here. */
export function adminProcess(config: Config): Process {
  const { postgresUrl, redisUrl, httpsUrl } = endpointsOf(config);
  const env = { POSTGRES_URL: postgresUrl, REDIS_URL: redisUrl, PUBLIC_ORIGINS: httpsUrl };
  return { script: join(config.root, 'services/auth/src/admin.ts'), env: { ...config.inherited, ...env } };
}

function endpointsOf(config: Config): Endpoints {
  const endpoints = readJson<Endpoints>(layoutOf(config.dataDir).endpoints);
  if (!endpoints) throw new Problem('Parley has not been started here.', 'Start it: npm start');
  return endpoints;
}

async function run(command: string, args: string[], { root }: Config, env: Record<string, string>): Promise<number> {
  const [code] = (await once(spawn(command, args, { cwd: root, env, stdio: 'inherit' }), 'exit')) as [number | null];
  return code ?? 1;
}
