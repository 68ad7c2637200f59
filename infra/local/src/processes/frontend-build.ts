import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from '../progress.ts';
import { runCommand } from '../machine/run-command.ts';

/** The built web app, from the repository's root. */
export const FRONTEND_DIST = 'frontend/dist';

const SOURCES = [
  'frontend/{src,public}/**/*',
  'frontend/*.{html,json,ts,js}',
  'services/{client,contracts}/src/**/*.ts',
  'package-lock.json',
];
const BUILD_LIMIT_MS = 5 * 60_000;

/** Builds the web app unless what it is built from is the same as at the last build. */
export async function buildFrontend(root: string, progress: Progress): Promise<void> {
  const stamp = join(root, FRONTEND_DIST, '.built-from');
  const hash = hashOf(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  progress.step('Building the web app');
  const startedAt = performance.now();
  const fix = 'Mend what the build names and start again.';
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  await runCommand(process.execPath, [vite, 'build'], { cwd: join(root, 'frontend'), timeoutMs: BUILD_LIMIT_MS, fix });
  writeFileSync(stamp, hash);
  progress.done(`The web app is built (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}

function hashOf(root: string): string {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, { cwd: root }).sort();
  for (const file of files.filter(name => statSync(join(root, name)).isFile())) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}
