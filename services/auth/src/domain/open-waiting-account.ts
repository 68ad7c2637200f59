import { randomUUID } from 'node:crypto';
import type { Stores } from '../stores/database.ts';
import type { RegistrationRequest } from '../stores/registration-requests.ts';
import type { Account } from '../stores/users.ts';
import { createAccount } from './create-account.ts';
import { storeUpgrade } from './store-upgrade.ts';

/**
 * The account of somebody who waited for it. Who waited as a guest keeps their id, and all that they did under it;
 * undefined when they have an account by now, by an invitation. Throws `username_taken`, `email_taken`.
 */
export async function openWaitingAccount(
  stores: Stores,
  waiting: RegistrationRequest,
  headers: Record<string, string>,
): Promise<(Account & { wasGuest: boolean }) | undefined> {
  const guest = await stores.users.findById(waiting.id);
  if (guest && guest.role !== 'guest') return undefined;
  const account: Account = {
    emailVerified: false,
    pendingEmail: null,
    avatarUrl: null,
    ...guest,
    ...waiting,
    id: guest?.id ?? randomUUID(),
    role: 'user',
    createdAt: guest?.createdAt ?? new Date(),
  };
  await (guest ? storeUpgrade : createAccount)(stores, account, headers);
  return { ...account, wasGuest: guest !== undefined };
}
