import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Stack } from './stack.ts';

declare global {
  var parleyStack: Stack | undefined;
}

/** One throw-away stack for the whole run; `PARLEY_DATA_DIR` of one that runs already is used instead. */
export default async function startOnce(): Promise<void> {
  const given = process.env['PARLEY_DATA_DIR'];
  if (given && existsSync(join(given, 'endpoints.json'))) return;
  const limits = {
    // All tests sign in and register from one address.
    register: { rate: 100, burst: 1_000 },
    login: { rate: 100, burst: 1_000 },
    registrationCalm: { rate: 100, burst: 1_000 },
    loginPerAccount: { rate: 100, burst: 1_000 },
    // The usual bursts, refilled so slowly that a busy machine can still exceed them.
    handshakesPerNode: { rate: 20, burst: 100 },
    sendPerUser: { rate: 20, burst: 200 },
  };
  const stack = await Stack.start({
    PARLEY_LIMITS: process.env['PARLEY_LIMITS'] ?? JSON.stringify(limits),
    PARLEY_VIDEO_NODES: '2',
  });
  globalThis.parleyStack = stack;
  process.env['PARLEY_DATA_DIR'] = stack.dataDir;
}
