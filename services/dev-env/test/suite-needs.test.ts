import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { isFast, needsOf } from '../src/suite/needs.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const of = (file: string) => [...needsOf(root, join(root, file))].sort();

test.each([
  ['services/chat/test/decide.test.ts', []],
  ['services/chat/test/send.test.ts', ['stack']],
  ['services/video/test/signalling.test.ts', ['calls', 'stack']],
  ['services/dev-env/test/telemetry.test.ts', ['calls', 'stack']],
  ['services/dev-env/test/tracing.test.ts', ['ownStack', 'stack']],
  ['infra/doctor/test/planted-faults.slow.ts', ['calls', 'stack']],
  ['frontend/test/e2e-access.test.ts', ['browser', 'calls', 'stack']],
  ['infra/local/test/coturn.test.ts', ['stack']],
  ['infra/local/test/supervisor.test.ts', []],
])('what %s needs is told by its imports', (file, needs) => {
  expect(of(file)).toEqual(needs);
});

test('the quick part has no browser, no calls and no stack of its own', () => {
  expect(isFast(new Set(['stack']))).toBe(true);
  for (const need of ['browser', 'calls', 'ownStack'] as const) expect(isFast(new Set(['stack', need]))).toBe(false);
});
