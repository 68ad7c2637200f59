import type { Stores } from '../stores/database.ts';
import { administer, type Operator } from './administer-account.ts';
import type { EndingContext } from './end-session.ts';

/** Nobody signs in to the account from now on, and all that was signed in is cut. Throws `unknown_user`. */
export function suspendAccount(
  ctx: EndingContext,
  userId: string,
  reason: string,
  operator: Operator,
): Promise<number> {
  const apply = ({ administered }: Stores) => administered.suspend(userId, reason, new Date());
  return administer(ctx, { userId, operator, change: 'suspended', details: { reason }, apply });
}
