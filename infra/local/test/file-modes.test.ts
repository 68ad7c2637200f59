import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { dataDir } from '@parley/dev-env/endpoints';
import { openLayout } from '../src/data/layout.ts';
import { spawnServer } from '../src/supervisor/spawn-server.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
/** The gateway's workers are another account when root runs the stack: they walk to their buffers in it. */
const forOthers = ['gateway'];
const modeOf = (path: string): number => statSync(path).mode & 0o777;

test("nothing in the data folder of the running stack is another account's to read", () => {
  const entries = readdirSync(dataDir()).filter(name => !forOthers.includes(name));
  expect(entries).toEqual(
    expect.arrayContaining(['kafka', 'mongo', 'redis', 'logs', 'conf', 'endpoints.json', 'secrets.json']),
  );
  const open = entries.filter(name => (modeOf(join(dataDir(), name)) & 0o077) !== 0);
  expect(open).toEqual([]);
});

test('what a server writes is its own, and the mask of the supervisor stays as it was', async () => {
  const layout = openLayout(join(folder, 'spawned'));
  const before = process.umask();
  const script = "require('fs').writeFileSync('made', 'x'); require('fs').mkdirSync('folder'); console.log('said');";
  const server = { name: 'writer', kind: 'store', after: [], command: process.execPath, args: ['-e', script] } as const;
  const probe = async (): Promise<{ health: 'ready' }> => ({ health: 'ready' });
  await spawnServer({ ...server, cwd: layout.data, probe }, {}, layout.logs).exited;
  expect(process.umask()).toBe(before);
  expect(['made', 'folder'].map(name => modeOf(join(layout.data, name)))).toEqual([0o600, 0o700]);
  expect(modeOf(join(layout.logs, 'writer.log'))).toBe(0o600);
  expect(readFileSync(join(layout.logs, 'writer.log'), 'utf8')).toBe('said\n');
});

test('folders that an earlier version left open are closed', () => {
  const data = join(folder, 'earlier');
  const { logs, conf } = openLayout(data);
  for (const path of [logs, conf]) chmodSync(path, 0o755);
  openLayout(data);
  expect([logs, conf].map(modeOf)).toEqual([0o700, 0o700]);
});
