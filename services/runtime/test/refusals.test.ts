import { expect, test } from '@jest/globals';
import type { Logger } from '../src/telemetry/logger.ts';
import { register } from '../src/telemetry/metrics.ts';
import { refusalEvent } from '../src/http/refusals.ts';

const lines: unknown[] = [];
const logger = { warn: (line: unknown) => lines.push(line) } as Partial<Logger> as Logger;

test('every refusal is counted; of one person a few are written, and those of others beside them', async () => {
  const accessRefused = refusalEvent(logger);
  const refusal = { code: 'forbidden', what: 'POST /api/rooms/:id/join', userId: 'eve' } as const;
  const written = Array.from({ length: 100 }, () => accessRefused(refusal)).filter(Boolean);
  expect(written).toHaveLength(20);
  expect(accessRefused({ ...refusal, userId: 'mallory' })).toBe(true);
  expect(lines).toHaveLength(21);
  const { values } = (await register.getSingleMetric('parley_access_refused_total')?.get()) ?? { values: [] };
  expect(values.find(({ labels }) => labels['code'] === 'forbidden')?.value).toBe(101);
});

test('however many people there are, what is written has an end', () => {
  lines.length = 0;
  const accessRefused = refusalEvent(logger);
  for (let at = 0; at < 2_000; at += 1)
    accessRefused({ code: 'foreign_origin', what: 'POST none', address: `198.51.100.${at}` });
  expect(lines.length).toBeLessThan(600);
});
