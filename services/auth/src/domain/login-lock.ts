import { ParleyError } from '@parley/contracts/errors';
import { addressKey } from '@parley/runtime/limits/address-key';
import type { Context } from '../context.ts';
import type { Stores } from '../stores/database.ts';
import type { Account } from '../stores/users.ts';
import { afterFailure, type LockRule } from './lockout-steps.ts';

/** What one attempt to sign in is counted against. */
export interface Attempt {
  account: Account | undefined;
  address: string;
  /** The account's counter first: locks are always taken in this order, so that they cannot deadlock. */
  accountSubject: string;
  addressSubject: string;
}

const accountRule: LockRule = { threshold: 5, forgetEveryMs: 3_600_000 };

/**
 * Counted by the text that was typed: so the username and the e-mail address of an account lock apart, and neither tells
 * that the other belongs to it; and what has no account locks just the same. An account that signed in from this address
 * before has counters of its own for it: strangers who guess elsewhere cannot lock the owner out of a place that is known.
 */
export async function describeAttempt(ctx: Context, login: string, address: string): Promise<Attempt> {
  const account = await ctx.database.users.findAccountAt(login, address);
  const accountSubject = account?.known ? knownSubject(login, address) : strangerSubject(login);
  return { account, address, accountSubject, addressSubject: `address:${addressKey(address)}` };
}

const knownSubject = (login: string, address: string) => `login:${login}@${address}`;
const strangerSubject = (login: string) => `login:${login}`;

/** Throws `locked_out` with the time that is left. */
export async function demandUnlocked(ctx: Context, attempt: Attempt): Promise<void> {
  const now = new Date();
  const subjects = [attempt.accountSubject, attempt.addressSubject];
  const until = await ctx.database.loginFailures.lockedUntil(subjects, now);
  if (!until) return;
  ctx.events.loginRefusedByLock();
  throw new ParleyError('locked_out', undefined, { retryAfterMs: until.getTime() - now.getTime() });
}

/** Counts a failure against the account and the address, and locks whichever has had too many. */
export async function rememberFailure(ctx: Context, attempt: Attempt): Promise<void> {
  const { account, address } = attempt;
  const now = new Date();
  await ctx.database.transaction(async stores => {
    await stores.audit.append({ action: 'login.failed', userId: account?.id, address });
    await count(ctx, stores, { attempt, kind: 'account', rule: accountRule, now });
    await count(ctx, stores, { attempt, kind: 'address', rule: ctx.config.addressLock, now });
  });
  ctx.events.loginFailed(account?.id, address);
}

interface Count {
  attempt: Attempt;
  kind: 'account' | 'address';
  rule: LockRule;
  now: Date;
}

async function count(ctx: Context, stores: Stores, { attempt, kind, rule, now }: Count): Promise<void> {
  const subject = kind === 'account' ? attempt.accountSubject : attempt.addressSubject;
  const record = afterFailure(await stores.loginFailures.findForUpdate(subject, now), rule, now);
  await stores.loginFailures.save(subject, record);
  if (!record.lockedUntil) return;
  const details = { kind, failures: record.failures, until: record.lockedUntil.toISOString() };
  await stores.audit.append({ action: 'login.locked', userId: attempt.account?.id, address: attempt.address, details });
  ctx.events.locked(kind, attempt.account?.id, attempt.address);
}

/** A success proves who it is: the failures of these subjects mean nothing any more. Those of the address stay. */
export function subjectsOf({ username, email }: Account, { address }: Attempt): string[] {
  return [username, email].flatMap(name => [strangerSubject(name), knownSubject(name, address)]);
}
