import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withLock } from '../../lock.mjs';

/**
 * Fills a folder of the cache as one step: `fill` works in a temporary folder beside it, so that a broken
 * download leaves nothing behind. Of several clones at once the first one does it, and the others wait for what it brings.
 */
export async function fillOnce(target: string, fill: (folder: string) => Promise<void>): Promise<void> {
  mkdirSync(dirname(target), { recursive: true });
  await withLock(`${target}.lock`, async () => {
    if (!existsSync(target)) await fillOf(target, fill);
  });
}

async function fillOf(target: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(dirname(target), '.filling-'));
  try {
    await fill(folder);
    renameSync(folder, target);
  } catch (error) {
    if (!isTaken(error)) throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isTaken(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOTEMPTY' || code === 'EEXIST';
}
