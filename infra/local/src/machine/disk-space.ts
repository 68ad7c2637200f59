import { statfsSync } from 'node:fs';
import { Problem } from '../problem.ts';

/** MongoDB and Kafka refuse writes when less is left than they set aside. */
const LEAST_BYTES = 2 ** 30;

/** A data folder on a full disk is a {@link Problem}: the stores would start, and fail in ways of their own. */
export function demandDiskSpace(folder: string, leastBytes = LEAST_BYTES): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= leastBytes) return;
  throw new Problem(
    `The disk of ${folder} has only ${Math.round(free / 2 ** 20)} MiB left.`,
    'Free at least 1 GiB there, or choose a folder on another disk: PARLEY_DATA_DIR=<folder> npm start',
  );
}
