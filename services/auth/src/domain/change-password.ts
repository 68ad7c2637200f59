import type { accountApi } from '@parley/contracts/account-api';
import { ParleyError } from '@parley/contracts/errors';
import type { SessionRevoked } from '@parley/contracts/records';
import type { CallInput } from '@parley/contracts/rest';
import type { Context } from '../context.ts';
import { tellPasswordChanged } from '../mail/queue-mail.ts';
import type { Stores } from '../stores/database.ts';
import type { Account } from '../stores/users.ts';
import { confirmPassword, wrongPassword, type Asker as Confirming } from './confirm-password.ts';
import { announceEnd, endSessions } from './end-session.ts';
import { hashPassword } from './password-hash.ts';
import { demandGoodPassword } from './password-rules.ts';
import { passwordText } from './password-text.ts';

type Wish = CallInput<typeof accountApi.changePassword>['body'];

interface Asker extends Confirming {
  sessionId: string;
}

interface Change {
  account: Account;
  passwordHash: string;
}

/**
 * Changes the password and ends all other sessions of the person. Wrong current passwords count as failed sign-ins: a device
 * that lies about is no way to guess. Throws `wrong_password`, `locked_out`, `validation_failed`, `rate_limited`, `overloaded`.
 */
export async function changePassword(ctx: Context, asker: Asker, wish: Wish): Promise<void> {
  const change = await confirmPassword(ctx, asker, wish.currentPassword, account => prepare(account, wish));
  const ended = await ctx.database.transaction(stores => store(ctx, stores, asker, change));
  for (const record of ended) await announceEnd(ctx, record);
  ctx.events.passwordChanged(asker.userId, asker.sessionId, ended.length);
}

async function prepare(account: Account, { currentPassword, newPassword }: Wish): Promise<Change> {
  const plain = passwordText(newPassword);
  if (plain === passwordText(currentPassword)) throw unchanged();
  demandGoodPassword(plain, account, 'newPassword');
  return { account, passwordHash: await hashPassword(plain) };
}

/** Of two changes at once, the second finds that its current password is no longer the current one. */
async function store(ctx: Context, stores: Stores, asker: Asker, change: Change): Promise<SessionRevoked[]> {
  const { userId, sessionId: own, address } = asker;
  const isChanged = await stores.users.replacePasswordHash(userId, change.passwordHash, change.account.passwordHash);
  if (!isChanged) throw wrongPassword();
  const others = (await stores.sessions.standing(userId)).filter(sessionId => sessionId !== own);
  const ended = await endSessions(ctx, stores, others, { userId, address, reason: 'password_changed' });
  const details = { ended: ended.length };
  await stores.audit.append({ action: 'password.changed', userId, sessionId: own, address, details });
  await tellPasswordChanged(ctx, stores, change.account.email);
  return ended;
}

function unchanged(): ParleyError {
  const errors = [{ field: 'newPassword', message: 'This is the password that you have now', rule: 'unchanged' }];
  return new ParleyError('validation_failed', 'newPassword: must differ from the current one', { errors });
}
