import { ParleyError } from '@parley/contracts/errors';
import type { Operator } from './administer-account.ts';
import type { EndingContext } from './end-session.ts';
import { createAccountLink, type NewLink } from './account-link.ts';

/**
 * A link with which somebody sets a new password, once, for an operator to hand over. It proves no address: nobody knows which way
 * it went. Throws `unknown_user`.
 */
export async function makeResetLink(
  ctx: Pick<EndingContext, 'database' | 'events'>,
  origin: string,
  userId: string,
  { by, address }: Operator,
): Promise<NewLink> {
  const made = await ctx.database.transaction(async ({ administered, links, audit }) => {
    if (!(await administered.find(userId))) throw new ParleyError('unknown_user');
    await audit.append({ action: 'account.reset-link', userId, address, details: { by } });
    return createAccountLink(links, origin, { userId, purpose: 'reset', email: null });
  });
  ctx.events.accountAdministered('reset-link', userId, by);
  return made;
}
