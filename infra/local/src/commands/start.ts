import type { Config } from '../config.ts';
import { pageOf } from '../network/gateway-address.ts';
import { NativeStack } from '../stack/native-stack.ts';
import { describeFailure } from '../problem.ts';
import { identify, isAlive } from '../supervisor/process-identity.ts';
import { firstAdminLink } from './first-admin.ts';
import { terminalProgress, type Progress } from '../progress.ts';

const OWNER_LOOK_MS = 1_000;

/** Runs the native stack in front until it is told to end; resolves with the exit code. */
export async function start(config: Config): Promise<number> {
  const progress = terminalProgress();
  const stack = await NativeStack.open(config, progress);
  const asked = askedToEnd(config);
  let code = 0;
  try {
    const up = stack.start();
    up.catch(() => undefined);
    const outcome = await Promise.race([up.then(() => 'up' as const), asked]);
    if (outcome === 'up') {
      progress.done(`${greeting(config, stack)}   (Ctrl-C stops it)`);
      await tellFirstAdmin(config, progress);
      await asked;
    }
  } catch (error) {
    for (const line of describeFailure(error)) progress.warn(line);
    code = 1;
  }
  progress.step('Stopping');
  await stack.stop();
  progress.done('Stopped');
  return code;
}

/** To a person who started a whole platform; not to a test that started one for itself. */
async function tellFirstAdmin(config: Config, progress: Progress): Promise<void> {
  if (config.only || config.owner !== undefined) return;
  const link = await firstAdminLink(config);
  if (link) progress.done(`Nobody is admin yet. Who registers here within 24 hours is: ${link}`);
}

/** Resolves at Ctrl-C, at `npm stop`, or when the process is gone that started this stack for itself alone. */
function askedToEnd({ owner }: Config): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    if (owner === undefined) return;
    const identity = identify(owner);
    setInterval(() => (identity && isAlive(identity)) || resolve(), OWNER_LOOK_MS);
  });
}

function greeting({ only, dev, dataDir }: Config, { address }: NativeStack): string {
  if (dev) return `Parley runs, and follows what you save: ${pageOf(address)}`;
  return only ? `The ${only} run: ${dataDir}/endpoints.json` : `Parley runs: ${address.url}  ${address.httpsUrl}`;
}
