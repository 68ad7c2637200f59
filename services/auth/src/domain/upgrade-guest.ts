import { ParleyError } from '@parley/contracts/errors';
import type { authApi } from '@parley/contracts/auth-api';
import type { CallInput } from '@parley/contracts/rest';
import type { Caller } from '@parley/runtime/http/mount';
import type { Context } from '../context.ts';
import type { Stores } from '../stores/database.ts';
import type { Account, User } from '../stores/users.ts';
import { takeUp } from './admission.ts';
import { taken } from './create-account.ts';
import { apply } from './register.ts';
import { requestAccount } from './request-account.ts';
import { searchKeys } from './search-keys.ts';
import type { Client } from './start-session.ts';
import { welcomeByMail } from './verify-email.ts';
import { profileRecord } from './user-records.ts';

type Input = CallInput<typeof authApi.register>['body'];

/**
 * Makes an account of the guest who asks, under the same id; sessions and all that they did stay. Throws `forbidden` for
 * somebody who has one, and what `register` throws.
 */
export async function upgradeGuest(ctx: Context, caller: Caller, input: Input, client: Client): Promise<User> {
  const guest = await ctx.database.users.findById(caller.userId);
  if (guest?.role !== 'guest') throw notAGuest();
  const { admission, passwordHash } = await apply(ctx, input, client);
  const { email, username, displayName = guest.displayName } = input;
  const account: Account = { ...guest, email, username, displayName, role: 'user', passwordHash };
  // The first admin begins with an account that nobody else ever held.
  if (admission.by === 'invite' && admission.role === 'admin') throw new ParleyError('invite_invalid');
  if (admission.by === 'approval') return requestAccount(ctx, account, client.address);
  await ctx.database.transaction(async stores => {
    await takeUp(stores, admission, new Date());
    await storeUpgrade(stores, account, ctx.recordHeaders());
    const { sessionId } = caller;
    const details = { by: admission.by };
    await stores.audit.append({
      action: 'guest.upgraded',
      userId: guest.id,
      sessionId,
      address: client.address,
      details,
    });
  });
  ctx.outbox.poke();
  ctx.events.guest('upgraded', guest.id);
  await welcomeByMail(ctx, account);
  return account;
}

/** With the record that tells others of it. Throws `username_taken`, `email_taken`, `forbidden`. */
export async function storeUpgrade(stores: Stores, account: Account, headers: Record<string, string>): Promise<void> {
  const outcome = await stores.guests.upgrade(account, searchKeys(account));
  if (outcome === 'gone') throw notAGuest();
  if (outcome !== 'upgraded') throw taken(outcome);
  await stores.outbox.add(account.id, profileRecord(account, new Date()), headers);
}

function notAGuest(): ParleyError {
  return new ParleyError('forbidden', 'Only a guest can become an account');
}
