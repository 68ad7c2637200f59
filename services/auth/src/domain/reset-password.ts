import type { accountApi } from '@parley/contracts/account-api';
import { ParleyError } from '@parley/contracts/errors';
import type { SessionRevoked } from '@parley/contracts/records';
import type { CallInput } from '@parley/contracts/rest';
import { addressKey } from '@parley/runtime/limits/address-key';
import type { Context } from '../context.ts';
import { queueMail, tellPasswordChanged } from '../mail/queue-mail.ts';
import type { Stores } from '../stores/database.ts';
import { announceEnd, endSessions } from './end-session.ts';
import { hashLinkToken } from './link-token.ts';
import { hashPassword } from './password-hash.ts';
import { demandGoodPassword } from './password-rules.ts';
import { passwordText } from './password-text.ts';

/**
 * Sends a link to the address, if it has an account. What is done and answered is the same where it has none. Throws
 * `mail_off`, and `overloaded` when too many mails wait.
 */
export async function askReset(ctx: Context, email: string): Promise<void> {
  if (!ctx.config.mail) throw new ParleyError('mail_off');
  // Nobody fills the box of somebody else; nor is it told that the bound is reached.
  const { ok } = await ctx.limiter.take(ctx.config.limits.mailsPerAddress, email);
  if (!ok) return;
  if (!(await queueMail(ctx, ctx.database, { kind: 'reset', recipient: email })))
    throw new ParleyError('overloaded', 'Too many e-mails wait', { retryAfterMs: 60_000 });
}

type Wish = CallInput<typeof accountApi.resetPassword>['body'];

/**
 * Sets a new password by the link of a mail; all sessions of the person end. Throws `link_invalid`, `validation_failed`,
 * `rate_limited`, `overloaded`.
 */
export async function resetPassword(ctx: Context, address: string, { token, newPassword }: Wish): Promise<void> {
  const tokenHash = hashLinkToken(token);
  const link = await ctx.database.links.find(tokenHash, 'reset', new Date());
  const user = link && (await ctx.database.users.findById(link.userId));
  if (!user || user.email === null) throw new ParleyError('link_invalid');
  const { username, email } = user;
  const plain = passwordText(newPassword);
  const passwordHash = await ctx.hashing.run({ address: addressKey(address), account: `reset:${user.id}` }, () => {
    demandGoodPassword(plain, { username, email }, 'newPassword');
    return hashPassword(plain);
  });
  const reset = { tokenHash, passwordHash, email, address };
  const ended = await ctx.database.transaction(stores => store(ctx, stores, reset));
  for (const record of ended) await announceEnd(ctx, record);
  ctx.events.passwordReset(user.id, ended.length);
}

interface Reset {
  tokenHash: Buffer;
  passwordHash: string;
  email: string;
  address: string;
}

/** Of two who open one link, the second finds it used. */
async function store(ctx: Context, stores: Stores, { tokenHash, ...reset }: Reset): Promise<SessionRevoked[]> {
  const { passwordHash, email, address } = reset;
  const now = new Date();
  const link = await stores.links.use(tokenHash, 'reset', now);
  if (!link) throw new ParleyError('link_invalid');
  const { userId } = link;
  // Who has read the mail has the address.
  if (link.email === email) await stores.addresses.verify(userId, now);
  await stores.users.setPasswordHash(userId, passwordHash);
  const standing = await stores.sessions.standing(userId);
  const ended = await endSessions(ctx, stores, standing, { userId, address, reason: 'password_reset' });
  await stores.audit.append({ action: 'password.reset', userId, address, details: { ended: ended.length } });
  await tellPasswordChanged(ctx, stores, email);
  return ended;
}
