import type { Config } from '../config.ts';
import { succeeds } from '../machine/run-command.ts';

/**
 * Which stack runs the platform: PARLEY_STACK decides by hand; otherwise compose where a Docker daemon answers, else the
 * native one. Parts of the platform, and stacks that belong to a test, are always native.
 */
export async function chooseStack(config: Config): Promise<'compose' | 'native'> {
  const { stack, only, throwAway, owner } = config;
  if (stack) return stack;
  if (only || throwAway || owner) return 'native';
  return (await succeeds('docker', ['version'])) ? 'compose' : 'native';
}
