import { ParleyError } from '@parley/contracts/errors';
import type { Context } from '../context.ts';

/**
 * Opens a deleted account again for its owner, who has given the right password. Throws `account_suspended`, and `account_closed`
 * when they did not ask for it.
 */
export async function takeBackAccount(
  ctx: Context,
  { userId, address }: { userId: string; address: string },
  isWanted: boolean,
): Promise<void> {
  const { closings } = ctx.database;
  if (await closings.isSuspended(userId)) throw new ParleyError('account_suspended');
  if (!isWanted) throw new ParleyError('account_closed');
  const isTaken = await ctx.database.transaction(async stores => {
    if (!(await stores.closings.takeBack(userId))) return false;
    await stores.audit.append({ action: 'account.taken-back', userId, address });
    return true;
  });
  if (isTaken) ctx.events.accountClosed('taken-back', userId);
}
