import { ParleyError } from '@parley/contracts/errors';
import type { Stores } from '../stores/database.ts';
import type { Account } from '../stores/users.ts';
import { searchKeys } from './search-keys.ts';
import { profileRecord } from './user-records.ts';

/** An account with the record that tells others of it. Throws `username_taken`, `email_taken`. */
export async function createAccount(stores: Stores, account: Account, headers: Record<string, string>): Promise<void> {
  const outcome = await stores.users.create(account, searchKeys(account));
  if (outcome !== 'created') throw taken(outcome);
  await stores.outbox.add(account.id, profileRecord(account, account.createdAt), headers);
}

/** For who has to wait for their account. Throws `username_taken`. */
export async function demandUnusedUsername({ users }: Pick<Stores, 'users'>, username: string): Promise<void> {
  if (await users.findAccount(username)) throw taken('username_taken');
}

export function taken(outcome: 'username_taken' | 'email_taken'): ParleyError {
  const field = outcome === 'username_taken' ? 'username' : 'email';
  return new ParleyError(outcome, undefined, { errors: [{ field, message: 'Is taken', rule: 'taken' }] });
}
