import { ParleyError } from '@parley/contracts/errors';
import type { authApi } from '@parley/contracts/auth-api';
import type { CallInput } from '@parley/contracts/rest';
import type { Caller } from '@parley/runtime/http/mount';
import type { Context } from '../context.ts';
import type { Account, User } from '../stores/users.ts';
import { takeUp } from './admission.ts';
import { awaitConfirmation } from './confirm-registration.ts';
import { apply } from './register.ts';
import { requestAccount } from './request-account.ts';
import { notAGuest, storeUpgrade } from './store-upgrade.ts';
import type { Client } from './start-session.ts';
import { welcomeByMail } from './verify-email.ts';

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
  if (admission.by === 'confirmation') return awaitConfirmation(ctx, account, client.address);
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
