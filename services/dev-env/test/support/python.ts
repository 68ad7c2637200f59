import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { aptInstall } from '@parley/local/tools/apt';

const run = promisify(execFile);
const limitMs = 120_000;

/** How to run Python with a package: the program, and what its environment needs. */
export interface Python {
  program: string;
  env: NodeJS.ProcessEnv;
}

/**
 * Python with one package of PyPI, installed once into Parley's cache. As a virtual environment, or where Debian's
 * python3-venv is missing as a plain folder; where pip is missing too, the packages of Debian are installed.
 * @param requirement pinned, for example `python-socketio[client]==5.18.1`
 */
export async function pythonWith(requirement: string): Promise<Python> {
  const cache = process.env['PARLEY_CACHE_DIR'] ?? join(homedir(), '.cache', 'parley');
  const folder = join(cache, 'python', requirement.replace(/[^\w.]+/g, '-'));
  if (!existsSync(folder)) await fill(folder, requirement);
  const own = join(folder, 'bin', 'python3');
  if (existsSync(own)) return { program: own, env: process.env };
  return { program: 'python3', env: { ...process.env, PYTHONPATH: folder } };
}

/** Works beside the folder, so that a broken download leaves nothing behind and two runs can do the same at once. */
async function fill(folder: string, requirement: string): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  const filling = mkdtempSync(join(dirname(folder), '.filling-'));
  try {
    await install(filling, requirement);
    renameSync(filling, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(filling, { recursive: true, force: true });
  }
}

async function install(folder: string, requirement: string): Promise<void> {
  const attempts = [
    () => asVirtualEnvironment(folder, requirement),
    () => run('python3', ['-m', 'pip', 'install', '--quiet', '--target', folder, requirement], { timeout: limitMs }),
    async () => {
      await aptInstall(['python3', 'python3-venv']);
      await asVirtualEnvironment(folder, requirement);
    },
  ];
  const failures: unknown[] = [];
  for (const attempt of attempts) {
    try {
      await attempt();
      return;
    } catch (error) {
      failures.push(error);
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
    }
  }
  throw new AggregateError(failures, `${requirement} cannot be installed: python3 with venv or pip is needed`);
}

async function asVirtualEnvironment(folder: string, requirement: string): Promise<void> {
  await run('python3', ['-m', 'venv', folder], { timeout: limitMs });
  const python = join(folder, 'bin', 'python3');
  await run(python, ['-m', 'pip', 'install', '--quiet', requirement], { timeout: limitMs });
}
