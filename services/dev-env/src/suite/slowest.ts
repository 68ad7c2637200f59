import type { JestResult } from './jest.ts';

const shown = 10;

/** Says which files took longest, where there are more than a few: the first place to look when the suite gets slow. */
export function tellSlowest(files: JestResult['files']): void {
  if (files.length <= shown) return;
  const slowest = files.toSorted((one, other) => other.seconds - one.seconds).slice(0, shown);
  console.log('The ten slowest files:');
  for (const { name, seconds } of slowest) console.log(`${seconds.toFixed(1).padStart(8)} s  ${name}`);
}
