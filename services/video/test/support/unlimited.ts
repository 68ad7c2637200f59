import type { VideoLimit } from '@parley/contracts/limit-names';

const names: VideoLimit[] = [
  'callCommandsPerSocket',
  'callSignalsPerSocket',
  'callReportsPerSocket',
  'callModerationPerSocket',
];

/** For a node whose answers are looked at, not its limits. */
export const unlimited = {
  PARLEY_LIMITS: JSON.stringify(Object.fromEntries(names.map(name => [name, { rate: 1e6, burst: 1e6 }]))),
};
