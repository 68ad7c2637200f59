import { expect, test } from '@jest/globals';
import { readAuthConfig } from '../src/config.ts';

const environment = {
  PARLEY_NODE: 'auth-1',
  PORT: '1',
  METRICS_PORT: '2',
  POSTGRES_URL: 'postgres://parley:f2a0c1d95b7e4d31@store.example/parley',
  REDIS_URL: 'redis://:8d3b6f0a9c2e4417@store.example',
  KAFKA_BROKERS: 'a:1, b:2',
  PUBLIC_ORIGINS: 'https://chat.example',
  AUTH_KEYS_DIR: 'keys',
};
const read = (change: NodeJS.ProcessEnv = {}) => readAuthConfig({ ...environment, ...change });

test('a limit is replaced by its name, the others stay', () => {
  const { limits, addressLock } = read({
    PARLEY_LIMITS: '{"login":{"rate":1,"burst":2},"addressFailures":{"rate":0.5,"burst":9}}',
  });
  expect(limits.login).toEqual({ name: 'login', rate: 1, burst: 2, by: 'address' });
  expect(limits.refresh.rate).toBe(100);
  expect(addressLock).toEqual({ threshold: 9, forgetEveryMs: 2_000 });
});

test('everything that is missing is named at once', () => {
  expect(() => read({ PORT: undefined, REDIS_URL: undefined })).toThrow(/PORT[^]*REDIS_URL/);
});

test('production refuses default and short secrets, and names them with the fix', () => {
  const weak = { POSTGRES_URL: 'postgres://parley:parley@store.example/parley', REDIS_URL: 'redis://store.example' };
  expect(() => read({ ...weak, PARLEY_ENV: 'production' })).toThrow(/POSTGRES_URL and REDIS_URL.*openssl/);
  expect(() => read(weak)).not.toThrow();
  expect(() => read({ PARLEY_ENV: 'production' })).not.toThrow();
});
