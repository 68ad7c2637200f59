import { ParleyError } from '@parley/contracts/errors';
import type { Operator } from './administer-account.ts';
import type { EndingContext } from './end-session.ts';
import { newLinkToken } from './link-token.ts';

/** As that of an e-mail. */
const lifeMs = 30 * 60_000;

export interface ResetLink {
  link: string;
  expiresAt: Date;
}

/**
 * A link with which somebody sets a new password, once, for an operator to hand over. It proves no address: nobody knows which way
 * it went. Throws `unknown_user`.
 */
export async function makeResetLink(
  ctx: Pick<EndingContext, 'database' | 'events'>,
  origin: string,
  userId: string,
  { by, address }: Operator,
): Promise<ResetLink> {
  const { token, hash } = newLinkToken();
  const expiresAt = new Date(Date.now() + lifeMs);
  await ctx.database.transaction(async ({ administered, links, audit }) => {
    if (!(await administered.find(userId))) throw new ParleyError('unknown_user');
    await links.create({ tokenHash: hash, userId, purpose: 'reset', email: null, expiresAt });
    await audit.append({ action: 'account.reset-link', userId, address, details: { by } });
  });
  ctx.events.accountAdministered('reset-link', userId, by);
  return { link: `${origin}/reset#token=${token}`, expiresAt };
}
