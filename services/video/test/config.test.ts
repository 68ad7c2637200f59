import { expect, test } from '@jest/globals';
import { readVideoConfig } from '../src/config.ts';

const good = {
  PARLEY_NODE: 'video-1',
  METRICS_PORT: '9000',
  PORT: '3000',
  REDIS_URL: 'redis://redis',
  KAFKA_BROKERS: 'kafka:9092',
  PUBLIC_ORIGINS: 'https://parley.example',
  CALL_TICKET_SECRET: '0123456789abcdef'.repeat(4),
  MEDIA_PORTS: '40000-40003',
};

test('a secret of chat is one of video too, whatever the case of its letters', () => {
  const secret = '0123456789ABCDEF'.repeat(4);
  expect(readVideoConfig({ ...good, CALL_TICKET_SECRET: secret }).CALL_TICKET_SECRET).toBe(secret);
  expect(readVideoConfig(good).MEDIA_PORTS).toEqual([40_000, 40_001, 40_002, 40_003]);
});

test.each([
  [{ CALL_TICKET_SECRET: undefined }, 'CALL_TICKET_SECRET'],
  [{ CALL_TICKET_SECRET: 'abcdef' }, 'CALL_TICKET_SECRET'],
  [{ CALL_TICKET_SECRET: `${good.CALL_TICKET_SECRET}a` }, 'CALL_TICKET_SECRET'],
  [{ CALL_TICKET_SECRET: 'x'.repeat(64) }, 'CALL_TICKET_SECRET'],
  [{ MEDIA_PORTS: '40003-40000' }, 'MEDIA_PORTS'],
])('%j: the error names it', (wrong, name) => {
  expect(() => readVideoConfig({ ...good, ...wrong })).toThrow(name);
});
