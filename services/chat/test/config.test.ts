import { expect, test } from '@jest/globals';
import { readNodeConfig } from '../src/config.ts';

const good = {
  PARLEY_NODE: 'chat-1',
  METRICS_PORT: '9000',
  PORT: '3000',
  MONGO_URL: 'mongodb://mongo/parley',
  REDIS_URL: 'redis://redis',
  KAFKA_BROKERS: 'kafka:9092',
  AUTH_JWKS_URL: 'http://auth/api/auth/.well-known/jwks.json',
  PUBLIC_ORIGINS: 'https://parley.example',
  CALL_TICKET_SECRET: '0123456789abcdef'.repeat(4),
  TURN_URLS: 'turn:turn.example:3478?transport=udp, turns:turn.example:5349?transport=tcp,turn:[2001:db8::1]',
  TURN_SECRET: 'sixteen-or-more-characters',
};

test('relays and secrets are read', () => {
  expect(readNodeConfig(good).TURN_URLS).toEqual([
    'turn:turn.example:3478?transport=udp',
    'turns:turn.example:5349?transport=tcp',
    'turn:[2001:db8::1]',
  ]);
  expect(readNodeConfig({ ...good, TURN_URLS: '', TURN_SECRET: undefined }).TURN_URLS).toEqual([]);
});

test.each([
  [{ CALL_TICKET_SECRET: undefined }, 'CALL_TICKET_SECRET'],
  [{ CALL_TICKET_SECRET: 'abcdef' }, 'CALL_TICKET_SECRET'],
  [{ CALL_TICKET_SECRET: `${good.CALL_TICKET_SECRET}a` }, 'CALL_TICKET_SECRET'],
  [{ CALL_TICKET_SECRET: 'x'.repeat(64) }, 'CALL_TICKET_SECRET'],
  [{ TURN_URLS: undefined }, 'TURN_URLS'],
  [{ TURN_URLS: 'http://turn.example' }, 'TURN_URLS'],
  [{ TURN_SECRET: undefined }, 'TURN_SECRET'],
  [{ TURN_SECRET: 'short' }, 'TURN_SECRET'],
])('%j: the error names it', (wrong, name) => {
  expect(() => readNodeConfig({ ...good, ...wrong })).toThrow(name);
});
