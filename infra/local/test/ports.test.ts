import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { Ports, isFree } from '../src/ports.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();

test('the same name gets the same port, in this run and in the next', async () => {
  const file = join(folder, 'same.json');
  const ports = new Ports(file);
  const [first, again, other] = await Promise.all([ports.claim('redis'), ports.claim('redis'), ports.claim('kafka')]);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
  expect(await new Ports(file).claim('redis')).toBe(first);
});

test('a port that somebody else has taken meanwhile is replaced', async () => {
  const file = join(folder, 'taken.json');
  const before = await new Ports(file).claim('redis');
  const stranger = createServer().listen(before, '127.0.0.1');
  await once(stranger, 'listening');
  try {
    expect(await isFree(before)).toBe(false);
    expect(await new Ports(file).claim('redis')).not.toBe(before);
  } finally {
    stranger.close();
  }
});

test('a row of ports is free for UDP too, shares none with another name, and is kept', async () => {
  const file = join(folder, 'row.json');
  const ports = new Ports(file);
  const row = { count: 8, udp: true };
  const [first, single] = await Promise.all([ports.claim('media', row), ports.claim('redis')]);
  expect(single < first || single >= first + row.count).toBe(true);
  expect(await new Ports(file).claim('media', row)).toBe(first);

  const stranger = createSocket('udp4').bind(first + 3, '127.0.0.1');
  await once(stranger, 'listening');
  try {
    expect(await new Ports(file).claim('media', row)).not.toBe(first);
  } finally {
    stranger.close();
  }
});
