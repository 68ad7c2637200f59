import type { Operator } from './administer-account.ts';
import type { EndingContext } from './end-session.ts';

/** Ends a suspension; its sessions stay ended. False when the account is not suspended. */
export async function restoreAccount(ctx: EndingContext, userId: string, operator: Operator): Promise<boolean> {
  const { by, address } = operator;
  const isRestored = await ctx.database.transaction(async stores => {
    if (!(await stores.administered.restore(userId))) return false;
    await stores.audit.append({ action: 'account.restored', userId, address, details: { by } });
    return true;
  });
  if (isRestored) ctx.events.accountAdministered('restored', userId, by);
  return isRestored;
}
