import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ofAccounts, Stack } from '../stack.ts';

const limits = {
  ...ofAccounts,
  // The usual bursts, refilled so slowly that a busy machine can still exceed them.
  handshakesPerNode: { rate: 20, burst: 100 },
  sendPerUser: { rate: 20, burst: 200 },
};

/** The stack that all tests of a run share. */
export interface SharedStack {
  readonly dataDir: string;
  stop(): Promise<void>;
}

/** A stack that runs already, in the folder that PARLEY_DATA_DIR names: it is used, and left running. */
export function givenStack(dataDir = process.env['PARLEY_DATA_DIR']): SharedStack | undefined {
  if (!dataDir || !existsSync(join(dataDir, 'endpoints.json'))) return undefined;
  return { dataDir, stop: async () => undefined };
}

/** Starts a throw-away one; without calls it needs no media worker, which may still have to be built. */
export function startSharedStack({ calls }: { calls: boolean }): Promise<SharedStack> {
  return Stack.start({
    // Small enough for a test to fill a room beyond it.
    PARLEY_LARGE_ROOM_SOCKETS: '24',
    PARLEY_LIMITS: process.env['PARLEY_LIMITS'] ?? JSON.stringify(limits),
    ...(calls ? { PARLEY_VIDEO_NODES: '2' } : { PARLEY_CALLS: 'off' }),
  });
}
