import { createHash } from 'node:crypto';
import type { CallInput } from '@parley/contracts/rest';
import type { authApi } from '@parley/contracts/auth-api';
import { ParleyError } from '@parley/contracts/errors';
import { addressKey } from '@parley/runtime/limits/address-key';
import type { Context } from '../context.ts';
import type { SignInRow } from '../stores/sign-ins.ts';
import type { Account } from '../stores/users.ts';
import { endSurplusSessions } from './end-surplus-sessions.ts';
import { demandUnlocked, describeAttempt, rememberFailure, subjectsOf, type Attempt } from './login-lock.ts';
import { hashPassword, matchOf, needsRehash } from './password-hash.ts';
import { passwordText } from './password-text.ts';
import type { SignIn } from './register.ts';
import { sessionLife } from './rotation.ts';
import { prepareSession, type Client } from './start-session.ts';
import { takeBackAccount } from './take-back-account.ts';

/**
 * A turn that begins later than this after the lock was asked asks again. A failure is counted before its turn ends, so guesses that
 * are made in parallel outrun the count by no more than the turns of so long.
 */
const lockFreshMs = 20;

type Input = CallInput<typeof authApi.login>['body'];

/**
 * Signs in. An unknown account costs the same time and gives the same answer as a wrong password. Throws
 * `invalid_credentials`, `account_suspended`, `account_closed`, `locked_out`, `rate_limited`, `overloaded`.
 */
export async function login(ctx: Context, { login: name, password, takeBack }: Input, client: Client): Promise<SignIn> {
  const attempt = await describeAttempt(ctx, name, client.address);
  const askedAt = performance.now();
  await demandUnlocked(ctx, attempt);
  await ctx.limiter.demand(ctx.config.limits.loginPerAccount, limitKey(attempt.accountSubject));
  const turn = { address: addressKey(client.address), account: attempt.accountSubject };
  const account = await ctx.hashing.run(turn, async () => {
    if (performance.now() - askedAt > lockFreshMs) await demandUnlocked(ctx, attempt);
    return checkPassword(ctx, attempt, password);
  });
  const { start, ...written } = prepareSession(account, client, new Date());
  const signIn = { ...written, forget: subjectsOf(account, attempt) };
  const surplus = await enter(ctx, signIn, takeBack === true);
  await endSurplusSessions(ctx, account.id, surplus);
  ctx.events.loggedIn(account.id, start.sessionId);
  return { ...start, user: account };
}

/** Why nobody gets in is told only after the right password: nobody else learns it. */
async function enter(ctx: Context, signIn: SignInRow, takeBack: boolean): Promise<string[]> {
  const record = () => ctx.database.signIns.record(signIn, sessionLife.mostOfAccount);
  const surplus = await record();
  if (surplus) return surplus;
  await takeBackAccount(ctx, signIn.session, takeBack);
  const afterwards = await record();
  if (!afterwards) throw new ParleyError('account_suspended');
  return afterwards;
}

/** A hash, so that no names or addresses stand in Redis. */
function limitKey(subject: string): string {
  return createHash('sha256').update(subject).digest('base64url');
}

/** Runs within a turn of the hashing queue: a failure is counted before the turn ends. */
async function checkPassword(ctx: Context, attempt: Attempt, password: string): Promise<Account> {
  const { account } = attempt;
  const match = await matchOf(account?.passwordHash ?? ctx.decoyHash, password);
  if (!account || !match) {
    await rememberFailure(ctx, attempt);
    throw new ParleyError('invalid_credentials');
  }
  if (match === 'typed' || needsRehash(account.passwordHash)) await rehash(ctx, account, passwordText(password));
  return account;
}

/** The password is at hand only now, so now is when older parameters are replaced. */
async function rehash(ctx: Context, account: Account, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  const isDone = await ctx.database.transaction(async stores => {
    // Not where they have changed it meanwhile.
    if (!(await stores.users.replacePasswordHash(account.id, passwordHash, account.passwordHash))) return false;
    await stores.audit.append({ action: 'password.rehashed', userId: account.id });
    return true;
  });
  if (isDone) ctx.events.rehashed(account.id);
}
