import { accessSync, constants, existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { programFolders } from '../config.ts';
import type { Tool } from './tool.ts';

// Debian keeps servers in folders that are not on every account's PATH.
const ALSO = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

/** The first executable of that name on the PATH and where systems keep their servers. */
export function onPath(name: string): string | undefined {
  const folders = [...programFolders(), ...ALSO];
  return folders.map(folder => join(folder, name)).find(isExecutable);
}

/** A path below the cache, when something is there. Such a folder may have any name: it is never part of a pattern. */
export function present(path: string): string | undefined {
  return existsSync(path) ? path : undefined;
}

/** The newest file that a pattern with a version in it matches. */
export function newest(pattern: string): string | undefined {
  const byVersion = new Intl.Collator('en', { numeric: true });
  return globSync(pattern).sort(byVersion.compare).at(-1);
}

/** A tool that is one executable on the PATH, from one Debian package. */
export function executable(name: string, ...packages: string[]): Tool {
  return { packages, locate: async () => onPath(name) };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
