import { join } from 'node:path';
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

/** The quick part of the suite: no browser, no calls, and no stack beside the shared one, as tests of faults have. */
export function isFast(needs: ReadonlySet<Need>): boolean {
  return !needs.has('browser') && !needs.has('calls') && !needs.has('ownStack');
}
