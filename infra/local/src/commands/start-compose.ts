import { ComposeStack } from '../compose/compose-stack.ts';
import type { Config } from '../config.ts';
import { terminalProgress } from '../progress.ts';

/** Brings the platform up in containers; in front until it is told to end, or detached. Resolves with the exit code. */
export async function startCompose(config: Config, detach: boolean): Promise<number> {
  const progress = terminalProgress();
  const stack = await ComposeStack.open(config, progress);
  await stack.start();
  const { url, httpsUrl } = stack.address;
  progress.done(`Parley runs: ${url}  ${httpsUrl}${detach ? '' : '   (Ctrl-C stops it)'}`);
  if (detach) return 0;
  await askedToEnd();
  progress.step('Stopping');
  await stack.stop();
  progress.done('Stopped');
  return 0;
}

/** For good: a terminal and `npm` both pass Ctrl-C on, and the second one must not cut the stop short. */
function askedToEnd(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}
