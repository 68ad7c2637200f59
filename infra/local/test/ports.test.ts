import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { Ports, isFree } from '../src/network/ports.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();

test('the same name gets the same port, in this run and in the next', async () => {
  const file = join(folder, 'same.json');
  const ports = new Ports(file);
  const [first, again, other] = await Promise.all([ports.claim('redis'), ports.claim('redis'), ports.claim('kafka')]);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
  ports.release();
  expect(await new Ports(file).claim('redis')).toBe(first);
});

test('stacks that start at the same time choose from different ports, before any server listens', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `server-${index}`);
  const stacks = [new Ports(join(folder, 'one.json')), new Ports(join(folder, 'two.json'))];
  const claimed = await Promise.all(stacks.map(ports => Promise.all(names.map(name => ports.claim(name)))));
  expect(new Set(claimed.flat()).size).toBe(80);
});

test('a range that another stack took meanwhile is left to it', async () => {
  const file = join(folder, 'left.json');
  const ports = new Ports(file);
  const before = await ports.claim('redis');
  expect(await new Ports(file).claim('redis')).not.toBe(before);
});

test('a port that somebody else has taken meanwhile is replaced', async () => {
  const file = join(folder, 'taken.json');
  const ports = new Ports(file);
  const before = await ports.claim('redis');
  ports.release();
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
  ports.release();
  const next = new Ports(file);
  expect(await next.claim('media', row)).toBe(first);
  next.release();

  const stranger = createSocket('udp4').bind(first + 3, '127.0.0.1');
  await once(stranger, 'listening');
  try {
    expect(await new Ports(file).claim('media', row)).not.toBe(first);
  } finally {
    stranger.close();
  }
});
