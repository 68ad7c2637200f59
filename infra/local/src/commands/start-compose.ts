import { once } from 'node:events';
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
  await Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map(signal => once(process, signal)));
  progress.step('Stopping');
  await stack.stop();
  progress.done('Stopped');
  return 0;
}
