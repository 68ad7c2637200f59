import { statfs } from 'node:fs/promises';
import type { Check } from '../check.ts';
import { told } from '../not-examined.ts';
import { fault } from '../faults.ts';

const leastBytes = 2 * 2 ** 30;
const leastShare = 0.05;

/** The data folder has room: 5 % of its disk and 2 GiB. */
export const disk: Check = {
  name: 'disk space',
  async run({ platform }) {
    const folder = told(platform.dataDir, 'PARLEY_DATA_DIR');
    const { bavail, blocks, bsize } = await statfs(folder);
    const free = bavail * bsize;
    const share = bavail / blocks;
    if (free >= leastBytes && share >= leastShare) return [];
    const left = `${(free / 2 ** 30).toFixed(1)} GiB (${(share * 100).toFixed(1)} %)`;
    return [fault('PD-303', `The disk of ${folder} has only ${left} left`)];
  },
};
