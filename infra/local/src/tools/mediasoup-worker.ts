import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { givenWorker, ROOT } from '../config.ts';
import { Problem } from '../problem.ts';
import { runCommand } from '../machine/run-command.ts';
import { aptInstall, manualFix } from './apt.ts';
import { fillOnce } from './cache.ts';
import type { Tool } from './tool.ts';

/** Raised when `mediasoup-worker/` changes what it builds. */
const RECIPE = 1;
const PACKAGE = join(ROOT, 'node_modules/mediasoup');
const PREBUILT = join(PACKAGE, 'worker/out/Release/mediasoup-worker');
const BUILD = join(ROOT, 'infra/local/mediasoup-worker/build.sh');
const BUILD_PACKAGES = [
  'build-essential',
  'pkg-config',
  'ninja-build',
  'python3',
  'python3-pip',
  'libuv1-dev',
  'libssl-dev',
  'libsrtp2-dev',
  'libabsl-dev',
  'libflatbuffers-dev',
  'flatbuffers-compiler',
];
// It ends at once; a busy machine may take long to begin.
const RUN_LIMIT_MS = 30_000;
const DOWNLOAD_LIMIT_MS = 120_000;
const BUILD_LIMIT_MS = 60 * 60_000;
/** How Ninja tells how far it is: `[57/212]`. */
const NINJA_STEP = /(?<=^|\n|\r)\[\d+\/\d+\]/g;
// How a worker ends that no mediasoup has started: one that cannot run here ends otherwise.
const NO_PARENT = 41;

/** mediasoup's worker: the one given, else the prebuilt one of the package, else one built from the package's source. */
export const mediasoupWorker: Tool = {
  packages: [],
  slow: true,
  async locate(cache) {
    const given = givenWorker();
    if (given) return (await runs(given)) ? given : notToBeRun(given);
    if (await runs(PREBUILT)) return PREBUILT;
    return (await runs(builtWorker(cache))) ? builtWorker(cache) : undefined;
  },
  async fetch({ cache, say, signal }) {
    say('downloading the prebuilt one');
    if (await downloadPrebuilt(signal)) return;
    const installed = await aptInstall(BUILD_PACKAGES);
    // Built earlier, on a machine that had lost its libraries.
    if (await runs(builtWorker(cache))) return;
    say('building it, as the prebuilt one cannot be had (about 5 minutes on two quiet cores)');
    rmSync(builtFolder(cache), { recursive: true, force: true });
    await fillOnce(builtFolder(cache), async into => {
      const fix = installed ? 'Mend what is named above and start again.' : manualFix(BUILD_PACKAGES);
      const onOutput = (text: string): void => {
        const step = text.match(NINJA_STEP)?.at(-1);
        if (step) say(`building it, step ${step}`);
      };
      const options = { timeoutMs: BUILD_LIMIT_MS, fix, signal, onOutput };
      await runCommand(BUILD, [PACKAGE, join(into, 'mediasoup-worker')], options);
    });
  },
};

function builtFolder(cache: string): string {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  return join(cache, `mediasoup-worker-${version}-r${RECIPE}`);
}

function builtWorker(cache: string): string {
  return join(builtFolder(cache), 'mediasoup-worker');
}

/**
 * The package's own install step. It compiles where there is nothing to download, with parts that it downloads too and
 * without a word for minutes; a Python that does nothing ends it there.
 */
async function downloadPrebuilt(signal?: AbortSignal): Promise<boolean> {
  const args = ['PYTHON=false', process.execPath, 'npm-scripts.mjs', 'postinstall'];
  const options = { cwd: PACKAGE, timeoutMs: DOWNLOAD_LIMIT_MS, signal };
  const downloaded = await runCommand('env', args, options).then(
    () => true,
    () => false,
  );
  return downloaded && runs(PREBUILT);
}

function runs(worker: string): Promise<boolean> {
  return new Promise(resolve => {
    execFile(worker, { env: {}, timeout: RUN_LIMIT_MS }, error => resolve(error?.code === NO_PARENT));
  });
}

function notToBeRun(given: string): never {
  const fix = 'Unset it: the set-up then finds or builds one.';
  throw new Problem(`MEDIASOUP_WORKER_BIN is "${given}", which is no mediasoup worker that runs here.`, fix);
}
