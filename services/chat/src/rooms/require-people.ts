import { ParleyError } from '@parley/contracts/errors';
import type { ChatContext } from '../context.ts';

const waits = [0, 50, 100, 200, 400, 800];

/**
 * Throws `unknown_user` unless all are known. Profiles come by events, a moment after somebody registered: who is not
 * there yet is waited for, a second and a half at most.
 */
export async function requirePeople({ profiles }: Pick<ChatContext, 'profiles'>, userIds: string[]): Promise<void> {
  let missing = userIds;
  for (const wait of waits) {
    if (missing.length === 0) return;
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait));
    const known = await profiles.findMany(missing);
    missing = missing.filter(userId => !known.has(userId));
  }
  if (missing.length > 0) throw new ParleyError('unknown_user', `There is no user ${missing[0]}`);
}
