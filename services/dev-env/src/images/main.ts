import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCommandLine } from '@parley/runtime/process/command-line';

readCommandLine({
  command: 'npm run test:images --',
  about: 'Builds the images, runs docker-compose.yml with four chat nodes as a project of its own, and tests it.',
});

// Needs a Docker daemon; a machine without an image registry needs the stand-ins first (infra/compose/README.md).
const root = fileURLToPath(new URL('../../../..', import.meta.url));
const parley = join(root, 'infra/local/src/main.ts');
const jest = join(root, 'node_modules/jest/bin/jest.js');
const dataDir = mkdtempSync(join(tmpdir(), 'parley-images-'));
const env = {
  PARLEY_HTTP_PORT: '18100',
  PARLEY_HTTPS_PORT: '18101',
  PARLEY_TURN_PORT: '18103',
  PARLEY_TURN_TLS_PORT: '18104',
  PARLEY_MEDIA_PORTS: '18110-18111',
  PARLEY_OBSERVABILITY: 'off',
  ...process.env,
  PARLEY_PROJECT: 'parley-images',
  PARLEY_STACK: 'compose',
  PARLEY_CHAT_NODES: '4',
  PARLEY_DATA_DIR: dataDir,
};

async function run(command: string, ...args: string[]): Promise<number> {
  const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

/** A start that finds images and volumes made: what an operator waits for after a reboot. */
async function warmStart(): Promise<number> {
  await run(process.execPath, parley, 'stop');
  const begin = performance.now();
  const code = await run(process.execPath, parley, 'start', '--detach');
  console.log(`warm start: everything healthy after ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  return code;
}

let code = await run(process.execPath, parley, 'start', '--detach');
code ||= await warmStart();
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
code ||= await run(process.execPath, ...flags, jest, '--testMatch', '**/services/dev-env/test/images.slow.ts');
await run(process.execPath, parley, 'stop');
await run('docker', 'compose', 'down', '--volumes');
rmSync(dataDir, { recursive: true });
process.exit(code);
