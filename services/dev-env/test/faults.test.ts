import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runTrial } from '../src/faults/trial.ts';
import { Stack } from '../src/stack.ts';

let stack: Stack;
const shared = process.env['PARLEY_DATA_DIR'];

beforeAll(async () => {
  // A stack of its own: other suites run at the same time, and must not have their servers killed.
  stack = await Stack.start({ PARLEY_OBSERVABILITY: 'off', PARLEY_DELIVERY_WORKERS: '2' });
  process.env['PARLEY_DATA_DIR'] = stack.dataDir;
}, 240_000);

afterAll(async () => {
  process.env['PARLEY_DATA_DIR'] = shared;
  await stack?.stop();
}, 60_000);

/** The short version; `npm run test:faults` is the long one. */
test.each([
  ['kill', 'chat-1'],
  ['kill', 'delivery-1'],
  ['freeze', 'delivery-2'],
  ['kill', 'kafka'],
  ['kill', 'mongo'],
  ['kill', 'redis'],
  ['kill', 'gateway'],
] as const)(
  '%s %s: nothing acknowledged is lost, doubled or reordered',
  async (fault, victim) => {
    const result = await runTrial(stack, { victim, fault, times: 1, pauseMs: 6_000 });
    expect(result.acked).toBe(result.sent);
    expect(result.acked).toBeGreaterThan(50);
    expect(result).toMatchObject({ lost: 0, doubled: 0, reordered: 0 });
  },
  150_000,
);
