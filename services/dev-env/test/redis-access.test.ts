import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { redisKeys } from '@parley/contracts/redis-channels';
import { Redis } from 'ioredis';
import { endpoints } from '../src/endpoints.ts';
import { useParley } from '../src/use-parley.ts';
import { redisOfStack } from '../src/stores.ts';

const { redis: urls } = endpoints();
const open: Redis[] = [];
const as = (account: keyof typeof urls) => {
  const client = new Redis(urls[account]);
  open.push(client);
  return client;
};
afterAll(() => open.forEach(client => client.disconnect()));

const refused = expect.objectContaining({ message: expect.stringContaining('NOPERM') });

test.each([
  ['auth', 'read a conversation', ['zrange', 'recent:{room}', '0', '-1']],
  ['auth', 'end a call', ['del', redisKeys.callOfRoom('room')]],
  ['chat', 'bring a revoked session back', ['zrem', redisKeys.revokedSessions, 'session']],
  ['chat', 'say that somebody is in a call', ['set', redisKeys.callOfUser('user'), 'call']],
  ['chat', 'use up a ticket', ['set', 'video:ticket:1', '1']],
  ['delivery', 'lift a limit', ['del', 'limit:login:somebody']],
  ['delivery', 'cut a session', ['publish', redisKeys.revocationChannel, '{}']],
  ['video', 'read a conversation', ['zrange', 'recent:{room}', '0', '-1']],
  ['video', 'write to sockets of chat', ['spublish', 'parley#/#room#', 'x']],
  ['exporter', 'read a key', ['get', redisKeys.callOfRoom('room')]],
  ['auth', 'empty everything', ['flushall']],
  ['chat', 'list all keys', ['keys', '*']],
  ['chat', 'list them bit by bit', ['scan', '0']],
  ['video', 'change the server', ['config', 'set', 'maxmemory', '1']],
  ['delivery', 'make an account', ['acl', 'setuser', 'mine', 'on']],
] as const)('%s may not %s', async (account, _what, [command, ...args]) => {
  await expect(as(account).call(command, ...args)).rejects.toEqual(refused);
});

test('nobody signs in without a password', async () => {
  const stranger = new URL(urls.chat);
  stranger.username = stranger.password = '';
  const client = new Redis(stranger.href, { retryStrategy: () => null });
  open.push(client);
  client.on('error', () => undefined);
  await expect(client.get('x')).rejects.toThrow();
});

test('with these rights everything works: after some use Redis has refused nobody', async () => {
  const admin = redisOfStack();
  open.push(admin);
  await admin.call('acl', 'log', 'reset');
  await useParley();
  const log = (await admin.call('acl', 'log')) as unknown[][];
  const entries = log.map(entry => Object.fromEntries(entry.map((value, at) => [entry[at - 1], value])));
  const ours = entries.filter(({ username, reason }) => username !== 'default' && reason !== 'auth');
  expect(ours.map(({ username, reason, object }) => [username, reason, object])).toEqual([]);
});

test('every key and channel that the code names belongs to an account', () => {
  const accounts = readFileSync(join(import.meta.dirname, '../../../infra/redis/accounts.acl'), 'utf8');
  for (const name of [
    redisKeys.revokedSessions,
    redisKeys.revocationChannel,
    redisKeys.evictionChannel,
    redisKeys.callOfRoom('*'),
    redisKeys.callOfUser('*'),
  ])
    expect(accounts).toContain(name);
});
