import { expect, test } from '@jest/globals';
import { demandDiskSpace } from '../src/machine/disk-space.ts';
import { Problem } from '../src/problem.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();

test('a disk with room will do', () => {
  expect(() => demandDiskSpace(folder, 1)).not.toThrow();
});

test('a full one is a problem that names the setting', () => {
  const refused = (): void => demandDiskSpace(folder, Infinity);
  expect(refused).toThrow(Problem);
  expect(refused).toThrow(expect.objectContaining({ fix: expect.stringContaining('PARLEY_DATA_DIR') }));
});
