import { globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { heart, isFast, needsOf } from '../src/suite/needs.ts';

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

test.each([
  ['services/chat/test/decide.test.ts', true],
  ['services/chat/test/send.test.ts', true],
  // A platform, but not its heart; a browser; calls; a platform of its own.
  ['services/chat/test/presence.test.ts', false],
  ['frontend/test/e2e-access.test.ts', false],
  ['services/video/test/signalling.test.ts', false],
  ['services/dev-env/test/tracing.test.ts', false],
])('is %s in the quick part: %s', (file, fast) => {
  expect(isFast(root, join(root, file), needsOf(root, join(root, file)))).toBe(fast);
});

test('each file that the quick part names is there', () => {
  for (const glob of heart) {
    const names = /\{(.*)\}/.exec(glob)?.[1]?.split(',') ?? [''];
    expect(globSync(glob, { cwd: root })).toHaveLength(names.length);
  }
});
