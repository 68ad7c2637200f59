import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { longStep, type Progress } from '@parley/local/progress';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../..', import.meta.url));
const subject = /^Version \d+\.\d+\.\d+$/;
const limitMs = 15 * 60_000;

/** An older release: a clone of this repository at its commit, with its own packages and its web app built. */
export class PreviousRelease {
  readonly folder: string;
  /** As people know it: `Version 0.3.0 (eb4d46d)`. */
  readonly title: string;

  private constructor(folder: string, title: string) {
    this.folder = folder;
    this.title = title;
  }

  /** @param ref of git; without it, the newest release before this commit */
  static async checkOut(ref: string | undefined, progress: Progress): Promise<PreviousRelease> {
    const commit = ref ?? (await newestRelease());
    const title = (await git(root, 'show', '--no-patch', '--format=%s (%h)', commit)).trim();
    const release = new PreviousRelease(mkdtempSync(join(tmpdir(), 'parley-previous-')), title);
    try {
      await git(root, 'clone', '--quiet', '--shared', '--no-checkout', root, release.folder);
      await git(release.folder, 'checkout', '--quiet', '--detach', (await git(root, 'rev-parse', commit)).trim());
      await longStep(progress, `Installing and building ${title}`, () => build(release.folder));
      return release;
    } catch (error) {
      release.remove();
      throw error;
    }
  }

  /** The built web app. */
  get dist(): string {
    return join(this.folder, 'frontend/dist');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The commit itself does not count: on a release, the one before is the previous one. */
async function newestRelease(): Promise<string> {
  const commits = (await git(root, 'log', '--format=%H %s', 'HEAD^@')).split('\n');
  const [commit] = commits.find(line => subject.test(line.slice(line.indexOf(' ') + 1)))?.split(' ') ?? [];
  if (commit) return commit;
  throw new Error('No commit "Version X.Y.Z" is here. Fetch the whole history (git fetch --unshallow), or give --ref.');
}

async function build(folder: string): Promise<void> {
  // No script of a package is needed to build the web app, and one of them downloads a program.
  await run('npm', ['ci', '--prefer-offline', '--ignore-scripts'], { cwd: folder, timeout: limitMs });
  const vite = join(folder, 'node_modules/vite/bin/vite.js');
  await run(process.execPath, [vite, 'build'], { cwd: join(folder, 'frontend'), timeout: limitMs });
}

async function git(cwd: string, ...args: string[]): Promise<string> {
  return (await run('git', args, { cwd, maxBuffer: 64_000_000 })).stdout;
}
