import { ParleyError } from '@parley/contracts/errors';
import type { Stores } from '../stores/database.ts';
import type { Account } from '../stores/users.ts';
import { taken } from './create-account.ts';
import { searchKeys } from './search-keys.ts';
import { profileRecord } from './user-records.ts';

/** An account in place of a guest, with the record that tells others of it. Throws `username_taken`, `email_taken`, `forbidden`. */
export async function storeUpgrade(stores: Stores, account: Account, headers: Record<string, string>): Promise<void> {
  const outcome = await stores.guests.upgrade(account, searchKeys(account));
  if (outcome === 'gone') throw notAGuest();
  if (outcome !== 'upgraded') throw taken(outcome);
  await stores.outbox.add(account.id, profileRecord(account, new Date()), headers);
}

export function notAGuest(): ParleyError {
  return new ParleyError('forbidden', 'Only a guest can become an account');
}
