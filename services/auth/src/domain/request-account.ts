import { ParleyError } from '@parley/contracts/errors';
import type { Context } from '../context.ts';
import type { Account } from '../stores/users.ts';
import { demandUnusedUsername } from './create-account.ts';

/** Requests that may wait; more would only hide those that are meant. */
const mostWaiting = 1_000;

/**
 * Puts somebody on the list that an operator approves, and always ends with `approval_pending`: whether the e-mail
 * address has an account is told to nobody. Throws `username_taken` (usernames are public) and `registration_closed` when
 * the list is full.
 */
export async function requestAccount(ctx: Context, account: Account, address: string): Promise<never> {
  const { database, events } = ctx;
  await demandUnusedUsername(database, account.username);
  if ((await database.requests.count()) >= mostWaiting) throw new ParleyError('registration_closed');
  if (!(await database.users.findAccount(account.email))) {
    await database.transaction(async stores => {
      await stores.requests.add(account);
      await stores.audit.append({ action: 'registration.requested', address });
    });
    events.registrationRequested();
  }
  throw new ParleyError('approval_pending');
}
