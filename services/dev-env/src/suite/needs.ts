import { join, matchesGlob, relative } from 'node:path';
import { reachOf } from './reach.ts';

/** What tests need beside node_modules. */
export type Need = 'stack' | 'calls' | 'browser' | 'ownStack' | 'python';

/** Through which file a test comes to what it needs. */
const doors: Record<Need, readonly string[]> = {
  stack: ['services/dev-env/src/endpoints.ts'],
  calls: [
    'services/dev-env/src/video-sockets.ts',
    'services/dev-env/src/video-node.ts',
    'services/dev-env/src/fuzz/doors.ts',
    'frontend/e2e/call-window.ts',
    'infra/doctor/test/plants/calls.ts',
  ],
  browser: ['frontend/e2e/browser.ts'],
  ownStack: ['services/dev-env/src/stack.ts'],
  python: ['services/dev-env/test/examples.test.ts'],
};

/** What one file of tests needs, by what it imports: nobody keeps a list. */
export function needsOf(root: string, file: string): Set<Need> {
  const reach = reachOf(file);
  const needs = Object.entries(doors).filter(([, files]) => files.some(door => reach.has(join(root, door))));
  return new Set(needs.map(([need]) => need as Need));
}

/** Of the tests on the shared platform those of what is sent and of who comes in: all of them would take six minutes. */
export const heart = [
  'services/auth/test/{login,refresh,register,sessions}.test.ts',
  'services/chat/test/{fence,refusals,revocation,send,send-keys}.test.ts',
  'services/client/test/sockets.test.ts',
];

/** The quick part of the suite, for the loop while one writes: what needs no platform, and the heart of what does. */
export function isFast(root: string, file: string, needs: ReadonlySet<Need>): boolean {
  if (needs.size === 0) return true;
  return [...needs].every(need => need === 'stack') && heart.some(glob => matchesGlob(relative(root, file), glob));
}
