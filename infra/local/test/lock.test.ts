import { execFile } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { withLock } from '../lock.mjs';
import { ROOT } from '../src/config.ts';
import { fillOnce } from '../src/tools/cache.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const run = promisify(execFile);

test('of several that fill the same folder one does it, and all find it whole', async () => {
  const target = join(folder, 'tool');
  let fills = 0;
  const fill = async (into: string) => {
    fills += 1;
    await sleep(300);
    writeFileSync(join(into, 'binary'), 'whole');
  };
  await Promise.all([1, 2, 3].map(() => fillOnce(target, fill)));
  expect(fills).toBe(1);
  expect(readFileSync(join(target, 'binary'), 'utf8')).toBe('whole');
  expect(readdirSync(folder)).toEqual(['tool']);
});

test('one that fails leaves the next one to do it', async () => {
  const target = join(folder, 'other');
  const failing = fillOnce(target, () => Promise.reject(new Error('the download broke')));
  const next = fillOnce(target, async into => writeFileSync(join(into, 'binary'), 'whole'));
  await expect(failing).rejects.toThrow('the download broke');
  await next;
  expect(existsSync(join(target, 'binary'))).toBe(true);
});

test('the lock of a process that is gone is taken over by one of those who wait', async () => {
  const file = join(folder, 'left.lock');
  const { stdout } = await run(process.execPath, ['-p', 'process.pid']);
  writeFileSync(file, `${stdout.trim()} gone`);
  let inside = 0;
  const most = await Promise.all(
    [1, 2, 3, 4].map(() =>
      withLock(file, async () => {
        inside += 1;
        const seen = inside;
        await sleep(50);
        inside -= 1;
        return seen;
      }),
    ),
  );
  expect(most).toEqual([1, 1, 1, 1]);
  expect(existsSync(file)).toBe(false);
});

test('two commands in a fresh clone install the packages once', async () => {
  const clone = join(folder, 'clone');
  const place = join(clone, 'infra/local');
  mkdirSync(join(place, 'src'), { recursive: true });
  for (const file of ['bootstrap.mjs', 'command-line.mjs', 'lock.mjs'])
    copyFileSync(join(ROOT, 'infra/local', file), join(place, file));
  writeFileSync(join(place, 'src/main.ts'), '');
  writeFileSync(join(clone, 'package-lock.json'), '{"packages":{"node_modules/x":{"version":"1.0.0"}}}');
  const npm = `#!/bin/sh\necho "$1" >> installs\nsleep 1\nmkdir -p node_modules/.bin\nln -s "${process.execPath}" node_modules/.bin/node\n`;
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/npm'), npm);
  chmodSync(join(folder, 'bin/npm'), 0o755);
  const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH']}` };
  const start = () => run(process.execPath, [join(place, 'bootstrap.mjs'), 'start'], { env });
  await Promise.all([start(), start()]);
  expect(readFileSync(join(clone, 'installs'), 'utf8')).toBe('ci\n');
});
