import { ParleyError } from '@parley/contracts/errors';
import { addressKey } from '@parley/runtime/limits/address-key';
import type { Context } from '../context.ts';
import type { Account } from '../stores/users.ts';
import { demandUnlocked, describeAttempt, rememberFailure, type Attempt } from './login-lock.ts';
import { matchOf } from './password-hash.ts';

export interface Asker {
  userId: string;
  address: string;
}

/** Work that needs a turn of the hashing queue, with a password that was tried. */
type Confirmed<T> = (account: Account) => T | Promise<T>;

/**
 * Asks somebody who is signed in for their password, and does `work` in the same turn. Wrong ones count as failed sign-ins: a
 * device that lies about is no way to guess. Throws `wrong_password`, `locked_out`, `unauthenticated`, `overloaded`.
 */
export async function confirmPassword<T>(ctx: Context, asker: Asker, password: string, work: Confirmed<T>): Promise<T> {
  const user = await ctx.database.users.findById(asker.userId);
  if (!user) throw new ParleyError('unauthenticated');
  const attempt = await describeAttempt(ctx, user.username, asker.address);
  const turn = { address: addressKey(asker.address), account: attempt.accountSubject };
  // The lock is asked within the turn: tries that are made in parallel wait for each other's count.
  return ctx.hashing.run(turn, async () => {
    await demandUnlocked(ctx, attempt);
    return work(await demandMatch(ctx, attempt, password));
  });
}

async function demandMatch(ctx: Context, attempt: Attempt, password: string): Promise<Account> {
  const { account } = attempt;
  if (account && (await matchOf(account.passwordHash, password))) return account;
  await rememberFailure(ctx, attempt);
  throw wrongPassword();
}

export function wrongPassword(): ParleyError {
  const errors = [{ field: 'currentPassword', message: 'This is not your current password', rule: 'wrong' }];
  return new ParleyError('wrong_password', undefined, { errors });
}
