import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem } from '../problem.ts';
import { runCommand } from '../machine/run-command.ts';
import { fillOnce } from './cache.ts';
import { onPath, present } from './locate.ts';
import type { Tool } from './tool.ts';

const VERSION = '100.12.0';
const DOWNLOAD_LIMIT_MS = 180_000;

const folder = (cache: string): string => join(cache, `mongodb-tools-${VERSION}`);

/** MongoDB's database tools: the folder with `mongodump` and `mongorestore`. */
export const mongoTools: Tool = {
  packages: [],
  async locate(cache) {
    const found = onPath('mongodump') ?? present(join(folder(cache), 'mongodump'));
    return found && dirname(found);
  },
  async fetch({ cache }) {
    await fillOnce(folder(cache), fromArchive);
  },
};

async function fromArchive(into: string): Promise<void> {
  const machine = process.arch === 'arm64' ? 'arm64' : 'x86_64';
  const url = `https://fastdl.mongodb.org/tools/db/mongodb-database-tools-ubuntu2204-${machine}-${VERSION}.tgz`;
  const response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_LIMIT_MS) }).catch(() => undefined);
  if (!response?.ok || !response.body) {
    throw new Problem(`${url} cannot be had.`, 'Install mongodump and mongorestore so that they are on the PATH.');
  }
  const archive = join(into, 'tools.tgz');
  await writeFile(archive, response.body);
  await runCommand('tar', ['-xzf', archive, '--strip-components=2', '--wildcards', '*/bin/*'], { cwd: into });
  rmSync(archive);
}
