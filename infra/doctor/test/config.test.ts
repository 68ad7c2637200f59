import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readPlatform } from '../src/config.ts';

const empty = mkdtempSync(join(tmpdir(), 'parley-doctor-config-'));

test('a platform elsewhere is what the environment says, and in production by default', () => {
  const platform = readPlatform({
    PARLEY_URL: 'https://chat.example.org',
    PARLEY_ADMIN_URLS: 'chat-1=http://10.0.0.4:9100, auth-1=http://10.0.0.5:9100',
    REDIS_URL: 'redis://:x@10.0.0.6:6379',
  });
  expect(platform).toMatchObject({
    environment: 'production',
    url: 'https://chat.example.org',
    admins: [
      { name: 'chat-1', url: 'http://10.0.0.4:9100' },
      { name: 'auth-1', url: 'http://10.0.0.5:9100' },
    ],
    redisUrl: 'redis://:x@10.0.0.6:6379',
  });
  expect(platform.mongoUrl).toBeUndefined();
});

test('secrets may come from files', () => {
  const file = join(empty, 'turn-secret');
  writeFileSync(file, 'a secret\n');
  const platform = readPlatform({ PARLEY_URL: 'https://chat.example.org', TURN_SECRET_FILE: file });
  expect(platform.turnSecret).toBe('a secret');
});

test('a variable that makes no sense is named', () => {
  expect(() => readPlatform({ PARLEY_URL: 'https://chat.example.org', PARLEY_ADMIN_URLS: 'chat-1' })).toThrow(
    'PARLEY_ADMIN_URLS',
  );
});

test('without a stack and without an address there is nothing to examine', () => {
  expect(() => readPlatform({ PARLEY_DATA_DIR: empty })).toThrow('Nothing to examine');
});
