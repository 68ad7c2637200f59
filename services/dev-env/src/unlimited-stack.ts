import type { LimitName } from '@parley/contracts/limit-names';
import { Stack } from './stack.ts';

const plenty = { rate: 100_000, burst: 100_000 };
/** For `PARLEY_LIMITS`: nothing stands before what is tried. */
export const noLimits: Record<
  LimitName | 'handshakesPerNode' | 'callHandshakesPerNode' | 'commandsPerSocket',
  typeof plenty
> = {
  register: plenty,
  enterAsGuest: plenty,
  login: plenty,
  refresh: plenty,
  searchUsers: plenty,
  accountReads: plenty,
  profileChanges: plenty,
  accountChanges: plenty,
  passwordResets: plenty,
  adminReads: plenty,
  adminChanges: plenty,
  publicReads: plenty,
  sendPerUser: plenty,
  signalPerUser: plenty,
  readPerUser: plenty,
  roomsPerUser: plenty,
  spaceChangesPerUser: plenty,
  reportsPerUser: plenty,
  exportsPerUser: plenty,
  syncPerUser: plenty,
  callTicketPerUser: plenty,
  integrityPerUser: plenty,
  picturesPerUser: plenty,
  pictureReads: plenty,
  callCommandsPerSocket: plenty,
  callSignalsPerSocket: plenty,
  callReportsPerSocket: plenty,
  callModerationPerSocket: plenty,
  handshakesPerNode: plenty,
  callHandshakesPerNode: plenty,
  commandsPerSocket: plenty,
};

/**
 * Runs work on a throw-away stack without limits, or on the running one that `PARLEY_DATA_DIR` names. Whatever the work
 * needs of the stack it finds by `endpoints()`.
 */
export async function onUnlimitedStack<T>(work: () => Promise<T>): Promise<T> {
  if (process.env['PARLEY_DATA_DIR']) return work();
  const stack = await Stack.start({
    PARLEY_LIMITS: JSON.stringify(noLimits),
    PARLEY_VIDEO_NODES: '2',
    PARLEY_OBSERVABILITY: 'off',
  });
  process.env['PARLEY_DATA_DIR'] = stack.dataDir;
  try {
    return await work();
  } finally {
    await stack.stop();
  }
}
