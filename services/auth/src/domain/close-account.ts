import { ParleyError } from '@parley/contracts/errors';
import type { SessionRevoked } from '@parley/contracts/records';
import type { Context } from '../context.ts';
import { queueMail } from '../mail/queue-mail.ts';
import type { Stores } from '../stores/database.ts';
import { confirmPassword, type Asker } from './confirm-password.ts';
import { announceEnd, endSessions } from './end-session.ts';

/** For so long the owner of a deleted account can take it back. */
export const closedLifeMs = 30 * 24 * 3_600_000;

/**
 * Deletes the account of who asks: all sessions end, and it is erased later if it is not taken back. Resolves with the moment from
 * which on it is gone. Throws `wrong_password`, `locked_out`, `last_admin`, `overloaded`.
 */
export async function closeAccount(ctx: Context, asker: Asker, password: string): Promise<Date> {
  const { email } = await confirmPassword(ctx, asker, password, account => account);
  const now = new Date();
  const ended = await ctx.database.transaction(stores => store(ctx, stores, { ...asker, email, now }));
  for (const record of ended) await announceEnd(ctx, record);
  ctx.events.accountClosed('closed', asker.userId);
  return new Date(now.getTime() + closedLifeMs);
}

interface Closing extends Asker {
  email: string;
  now: Date;
}

async function store(ctx: Context, stores: Stores, closing: Closing): Promise<SessionRevoked[]> {
  const { userId, address, email, now } = closing;
  if (await stores.closings.isLastAdmin(userId)) throw new ParleyError('last_admin');
  if (!(await stores.closings.close(userId, now))) throw new ParleyError('unauthenticated');
  const standing = await stores.sessions.standing(userId);
  const ended = await endSessions(ctx, stores, standing, { userId, address, reason: 'account_closed' });
  await stores.audit.append({ action: 'account.closed', userId, address, details: { ended: ended.length } });
  if (ctx.config.mail) await queueMail(ctx, stores, { kind: 'account-closed', recipient: email });
  return ended;
}
