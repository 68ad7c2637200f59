import { ParleyError } from '@parley/contracts/errors';
import type { Context } from '../context.ts';
import { queueMail } from '../mail/queue-mail.ts';
import type { Stores } from '../stores/database.ts';
import type { Account } from '../stores/users.ts';
import { demandUnusedUsername } from './create-account.ts';
import { hashLinkToken } from './link-token.ts';
import { openWaitingAccount } from './open-waiting-account.ts';

/** Registrations that may wait; more would only fill the table. */
const mostWaiting = 10_000;
/** A day more than the e-mail says: it may itself have waited for so long. */
const lifeMs = 3 * 24 * 3_600_000;

/**
 * Sends a link to the address somebody gave, and always ends with `confirmation_pending`: whether the address has an account is
 * told to its owner alone. Throws `username_taken` (usernames are public), and `registration_closed` when too many wait.
 */
export async function awaitConfirmation(ctx: Context, account: Account, address: string): Promise<never> {
  await demandUnusedUsername(ctx.database, account.username);
  // Nobody fills the box of somebody else; nor is it told that the bound is reached.
  const { ok } = await ctx.limiter.take(ctx.config.limits.mailsPerAddress, `register:${account.email}`);
  if (ok) {
    await ctx.database.transaction(stores => write(ctx, stores, account, address));
    ctx.events.confirmationAwaited();
  }
  throw new ParleyError('confirmation_pending');
}

async function write(ctx: Context, stores: Stores, account: Account, address: string): Promise<void> {
  if ((await stores.unconfirmed.count()) >= mostWaiting) throw new ParleyError('registration_closed');
  await stores.unconfirmed.add(account);
  // The same whether the address has an account or not, in its time too: who sends the mail looks.
  if (!(await queueMail(ctx, stores, { kind: 'confirm', recipient: account.email, registrationId: account.id })))
    throw new ParleyError('overloaded', 'Too many e-mails wait', { retryAfterMs: 60_000 });
  await stores.audit.append({ action: 'registration.to-confirm', address });
}

/**
 * Makes the account whose link this is, with its address confirmed, and resolves with that; undefined when it is no such link. Throws
 * `username_taken`, `email_taken`: somebody was faster.
 */
export async function confirmRegistration(ctx: Context, token: string, address: string): Promise<string | undefined> {
  const account = await ctx.database.transaction(stores => open(ctx, stores, token, address));
  if (!account) return undefined;
  ctx.outbox.poke();
  if (account.wasGuest) ctx.events.guest('upgraded', account.id);
  else ctx.events.registered(account.id);
  return account.email;
}

async function open(ctx: Context, stores: Stores, token: string, address: string) {
  const now = new Date();
  const waiting = await stores.unconfirmed.take(hashLinkToken(token), new Date(now.getTime() - lifeMs));
  if (!waiting) return undefined;
  const account = await openWaitingAccount(stores, waiting, ctx.recordHeaders());
  if (!account) return undefined;
  await stores.addresses.verify(account.id, now);
  const { id: userId, wasGuest } = account;
  const details = { by: 'confirmation' };
  await stores.audit.append({
    action: wasGuest ? 'guest.upgraded' : 'account.registered',
    userId,
    address,
    details,
  });
  return account;
}
