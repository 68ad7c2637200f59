import { expect, test } from '@jest/globals';
import { fault } from '../src/faults.ts';
import { toJson, toText } from '../src/report.ts';

const well = { check: 'disk', faults: [], milliseconds: 1 };
const ill = { check: 'Redis', faults: [fault('PD-703', 'Redis evicts keys')], milliseconds: 2 };
const untried = { check: 'Kafka', faults: [], skipped: 'KAFKA_BROKERS is not set', milliseconds: 0 };

test('people read the code, what is wrong and the fix', () => {
  const text = toText([well, ill]);
  expect(text).toContain('PD-703  Redis evicts keys');
  expect(text).toContain('Fix: CONFIG SET maxmemory-policy noeviction');
  expect(text).toContain('1 faults found by 2 checks.');
});

test('what could not be tried is no pass', () => {
  expect(toText([well, untried])).toBe('  not tried: Kafka: KAFKA_BROKERS is not set\nAll 1 checks passed.');
});

test('programs read the same', () => {
  expect(JSON.parse(toJson([well, ill]))).toMatchObject({
    healthy: false,
    checks: [{}, { faults: [{ code: 'PD-703' }] }],
  });
});
