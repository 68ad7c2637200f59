import type { Config } from './config.ts';
import type { Progress } from './progress.ts';
import { succeeds } from './run-command.ts';

/**
 * Which stack runs the platform: compose where a Docker daemon answers, else the native one; PARLEY_STACK decides by
 * hand. The compose files come later, so the answer is native for now and says so where it would have been compose.
 */
export async function chooseStack(config: Config, progress: Progress): Promise<'native'> {
  const wanted = config.stack ?? ((await succeeds('docker', ['version'])) ? 'compose' : 'native');
  if (wanted === 'compose') progress.warn('There is no docker-compose.yml yet: the native stack runs instead');
  return 'native';
}
