import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { ConfigError } from '../src/process/config-error.ts';
import { port, processEnv, readConfig } from '../src/process/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const shape = z.object({
  ...processEnv,
  PORT: port,
  REDIS_URL: z.url(),
  MONGO_URL: z.string(),
  CALL_SECRET: z.string(),
});
const random = '9b1d6f0ac42e8c75d3f1';
const good = {
  PARLEY_NODE: 'chat-1',
  PORT: '3000',
  METRICS_PORT: '9100',
  REDIS_URL: `redis://:${random}@redis:6379`,
  MONGO_URL: `mongodb://parley:${random}@mongo-1:27017,mongo-2:27017/parley?replicaSet=rs0`,
  CALL_SECRET: random,
};
const read = (change: NodeJS.ProcessEnv = {}) => readConfig(shape, { ...good, ...change });
const production = (change: NodeJS.ProcessEnv = {}) => read({ ...change, PARLEY_ENV: 'production' });

function fileWith(text: string): string {
  const file = join(folder, 'secret');
  writeFileSync(file, text);
  return file;
}

test('a file stands for a variable that is not set; its last newline is no part of the secret', () => {
  const file = fileWith('redis://:from-a-file@redis\n');
  expect(read({ REDIS_URL: undefined, REDIS_URL_FILE: file }).REDIS_URL).toBe('redis://:from-a-file@redis');
  expect(read({ REDIS_URL: '', REDIS_URL_FILE: file }).REDIS_URL).toBe('redis://:from-a-file@redis');
});

test('production looks at secrets from files too', () => {
  const file = fileWith('redis://:redis@redis');
  expect(() => production({ REDIS_URL: undefined, REDIS_URL_FILE: file })).toThrow(/REDIS_URL.*openssl/);
});

test.each([
  ['a variable and its file', { REDIS_URL_FILE: '/run/secrets/redis-url' }, /REDIS_URL: set twice.*take one/],
  ['a file that is not there', { REDIS_URL: '', REDIS_URL_FILE: '/nowhere/redis' }, /REDIS_URL_FILE: ENOENT.*mount/],
  ['a missing variable', { REDIS_URL: undefined }, /REDIS_URL/],
  ['one port for two doors', { METRICS_PORT: '3000' }, /METRICS_PORT: 3000 is PORT already/],
  ['a name that no cookie may hold', { PARLEY_NODE: 'chat_1;' }, /PARLEY_NODE/],
])('%s: the error names the setting', (_what, change, message) => {
  expect(() => read(change)).toThrow(ConfigError);
  expect(() => read(change)).toThrow(message);
});

test.each([
  [{ REDIS_URL: 'redis://redis:6379' }, 'REDIS_URL'],
  [{ REDIS_URL: 'redis://:redis@redis:6379' }, 'REDIS_URL'],
  [{ REDIS_URL: 'redis://:change-me-please@redis' }, 'REDIS_URL'],
  [{ MONGO_URL: 'mongodb://mongo-1:27017,mongo-2:27017/parley' }, 'MONGO_URL'],
  [{ MONGO_URL: 'mongodb://parley:short@mongo-1,mongo-2/parley' }, 'MONGO_URL'],
  [{ CALL_SECRET: '0'.repeat(64) }, 'CALL_SECRET'],
  [{ CALL_SECRET: '0123456789abcdef'.repeat(4) }, 'CALL_SECRET'],
  [{ CALL_SECRET: 'a-short-one' }, 'CALL_SECRET'],
])('production refuses %j in one line with the fix', (change, name) => {
  expect(() => read(change)).not.toThrow();
  expect(() => production(change)).toThrow(new RegExp(`^Not safe for production: ${name} has .*openssl rand -hex 32$`));
});

test('production takes random secrets', () => {
  expect(production().PARLEY_ENV).toBe('production');
});

test('a node is named after its host by default', () => {
  expect(read({ PARLEY_NODE: undefined }).PARLEY_NODE).toMatch(/^[a-z0-9-]+$/);
});
