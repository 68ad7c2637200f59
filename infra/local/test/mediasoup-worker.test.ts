import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { ROOT } from '../src/config.ts';
import { onPath } from '../src/tools/locate.ts';
import { mediasoupWorker } from '../src/tools/mediasoup-worker.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const before = process.env['MEDIASOUP_WORKER_BIN'];

afterEach(() => {
  if (before === undefined) delete process.env['MEDIASOUP_WORKER_BIN'];
  else process.env['MEDIASOUP_WORKER_BIN'] = before;
});

function give(name: string, script: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  process.env['MEDIASOUP_WORKER_BIN'] = file;
  return file;
}

test('a worker that is given and runs is taken', async () => {
  const given = give('good', 'exit 41');
  expect(await mediasoupWorker.locate(folder)).toBe(given);
});

test.each([
  ['lacks a library', 'exit 127'],
  ['is something else', 'exit 0'],
])('one that %s is refused by name, and no other is taken instead', async (_, script) => {
  const given = give('bad', script);
  await expect(mediasoupWorker.locate(folder)).rejects.toThrow(`MEDIASOUP_WORKER_BIN is "${given}"`);
});

test('a machine on which it cannot be built is told what is missing, and nothing is left behind', () => {
  const bare = join(folder, 'bin');
  mkdirSync(bare);
  for (const name of ['bash', 'realpath', 'dirname', 'sed']) symlinkSync(onPath(name) ?? '', join(bare, name));
  const script = join(ROOT, 'infra/local/mediasoup-worker/build.sh');
  const target = join(folder, 'built/mediasoup-worker');
  const { status, stderr } = spawnSync('bash', [script, folder, target], { env: { PATH: bare }, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/missing: c\+\+, ninja, flatc, .*libsrtp2 \(headers\)/);
  expect(existsSync(join(folder, 'built'))).toBe(false);
});
