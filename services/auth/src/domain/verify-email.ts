import { ParleyError } from '@parley/contracts/errors';
import type { Context } from '../context.ts';
import { queueMail } from '../mail/queue-mail.ts';
import type { Stores } from '../stores/database.ts';
import type { User } from '../stores/users.ts';
import { taken } from './create-account.ts';
import { hashLinkToken } from './link-token.ts';

/** Sends the link again that confirms an address. Throws `mail_off`, `rate_limited`, `overloaded`. */
export async function resendVerification(ctx: Context, userId: string): Promise<void> {
  if (!ctx.config.mail) throw new ParleyError('mail_off');
  const user = await ctx.database.users.findById(userId);
  if (!user?.email) throw new ParleyError('unauthenticated');
  if (user.pendingEmail === null && user.emailVerified) return;
  const recipient = user.pendingEmail ?? user.email;
  await demandMailAllowed(ctx, recipient);
  await sendVerification(ctx, user, recipient);
}

/** Nobody fills the box of somebody else. Throws `rate_limited`. */
export async function demandMailAllowed({ limiter, config }: Context, recipient: string): Promise<void> {
  await limiter.demand(config.limits.mailsPerAddress, `verify:${recipient}`);
}

/** Throws `overloaded`. */
export async function sendVerification(ctx: Context, { id }: Pick<User, 'id'>, recipient: string): Promise<void> {
  if (!(await queueMail(ctx, ctx.database, { kind: 'verify', recipient, userId: id })))
    throw new ParleyError('overloaded', 'Too many e-mails wait', { retryAfterMs: 60_000 });
}

/** The same for somebody who has just come: what keeps the mail from being sent does not keep them out. */
export async function welcomeByMail(ctx: Context, { id, email }: Pick<User, 'id' | 'email'>): Promise<void> {
  if (!ctx.config.mail || email === null) return;
  try {
    await demandMailAllowed(ctx, email);
    await sendVerification(ctx, { id }, email);
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error;
  }
}

interface Confirmed {
  userId: string;
  /** What is the address of the account from now on. */
  email: string;
  isChanged: boolean;
}

/**
 * Confirms the address to which a link was sent: that of the account, or the one that it is to have. Resolves with it. Throws
 * `link_invalid`, also when the account wants another one by now, and `email_taken`.
 */
export async function verifyEmail(ctx: Context, address: string, token: string): Promise<string> {
  const { email, userId, isChanged } = await ctx.database.transaction(stores => confirm(ctx, stores, token, address));
  ctx.events.address(isChanged ? 'changed' : 'verified', userId);
  return email;
}

async function confirm(ctx: Context, stores: Stores, token: string, address: string): Promise<Confirmed> {
  const now = new Date();
  const link = await stores.links.use(hashLinkToken(token), 'verify', now);
  const user = link && (await stores.users.holdById(link.userId));
  if (!link?.email || !user?.email) throw new ParleyError('link_invalid');
  const { userId, email } = link;
  const isChanged = email === user.pendingEmail;
  if (!isChanged && email !== user.email) throw new ParleyError('link_invalid');
  if (isChanged) await change(ctx, stores, { userId, from: user.email, to: email, now });
  else await stores.addresses.verify(userId, now);
  await stores.audit.append({ action: isChanged ? 'email.changed' : 'email.verified', userId, address });
  return { userId, email, isChanged };
}

interface Change {
  userId: string;
  from: string;
  to: string;
  now: Date;
}

/** The old address hears of it: its owner may not be the one who did it. */
async function change(ctx: Context, stores: Stores, { userId, from, to, now }: Change): Promise<void> {
  if (!(await stores.addresses.change(userId, to, now))) throw taken('email_taken');
  if (ctx.config.mail) await queueMail(ctx, stores, { kind: 'email-changed', recipient: from, userId });
}
