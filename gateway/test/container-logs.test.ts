import { existsSync, mkdtempSync, readlinkSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { openLogs, rotateLogs } from '../src/container/logs.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-gateway-logs-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('logs are the output of the container, unless there is a folder for the access log', () => {
  const home = join(folder, 'home');
  expect(readlinkSync(join(openLogs(home), 'access.log'))).toBe('/dev/stdout');
  const logs = openLogs(home, join(folder, 'logs'));
  expect(existsSync(join(logs, 'access.log'))).toBe(false);
  expect(readlinkSync(join(logs, 'error.log'))).toBe('/dev/stderr');
});

test('a log that has grown is put aside, and NGINX opens a new one', () => {
  const logs = join(folder, 'logs');
  const file = join(logs, 'access.log');
  let reopened = 0;
  const rotate = (): void => rotateLogs(logs, () => (reopened += 1));
  rotate();
  writeFileSync(file, '{}\n');
  rotate();
  expect(reopened).toBe(0);
  truncateSync(file, 65 * 1024 * 1024);
  rotate();
  expect([reopened, existsSync(file), existsSync(`${file}.1`)]).toEqual([1, false, true]);
});
