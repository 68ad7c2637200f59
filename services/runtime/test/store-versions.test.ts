import { expect, test } from '@jest/globals';
import { demandVersion } from '../src/stores/store-versions.ts';

test.each([
  ['PostgreSQL', '15.14 (Debian 15.14-0+deb12u1)'],
  ['MongoDB', '6.0.5'],
  ['Redis', '7.0.15'],
  ['Redis', '10.1.0'],
] as const)('%s %s will do', (store, version) => {
  expect(() => demandVersion(store, version)).not.toThrow();
});

test.each([
  ['PostgreSQL', '14.9', 'POSTGRES_URL leads to PostgreSQL 14.9'],
  ['MongoDB', '4.4.0', 'MONGO_URL leads to MongoDB 4.4.0'],
  ['Redis', '6.2.14', 'REDIS_URL leads to Redis 6.2.14'],
  ['Redis', '', 'Upgrade it, or set REDIS_URL to one that is.'],
] as const)('%s %s is refused with the setting and the fix', (store, version, message) => {
  expect(() => demandVersion(store, version)).toThrow(message);
});
