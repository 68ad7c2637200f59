import type { accountApi } from '@parley/contracts/account-api';
import { ParleyError } from '@parley/contracts/errors';
import type { CallInput } from '@parley/contracts/rest';
import type { Context } from '../context.ts';
import type { Stores } from '../stores/database.ts';
import type { User } from '../stores/users.ts';
import { demandDomain } from './admission.ts';
import { confirmPassword, type Asker } from './confirm-password.ts';
import { taken } from './create-account.ts';
import { demandMailAllowed, sendVerification } from './verify-email.ts';

type Wish = CallInput<typeof accountApi.changeEmail>['body'];

/**
 * Gives the account another address. It counts once it was confirmed by a link that is sent to it; at once where the server sends
 * no e-mail. Asked for the address of now, it gives up what was wanted before. Throws `wrong_password`, `locked_out`,
 * `email_taken`, `email_domain_refused`, `rate_limited`, `overloaded`.
 */
export async function changeEmail(ctx: Context, asker: Asker, { email, currentPassword }: Wish): Promise<User> {
  const account = await confirmPassword(ctx, asker, currentPassword, confirmed => confirmed);
  if (email === account.email) return setPending(ctx, asker, null);
  demandSameRule(ctx, account.email, email);
  if (await ctx.database.addresses.isTaken(email)) throw taken('email_taken');
  if (!ctx.config.mail) return changeNow(ctx, asker, email);
  await demandMailAllowed(ctx, email);
  const user = await setPending(ctx, asker, email);
  await sendVerification(ctx, user, email);
  return user;
}

/** Gives up the change that waits for its confirmation. */
export async function setPending(ctx: Context, { userId, address }: Asker, email: string | null): Promise<User> {
  return ctx.database.transaction(async ({ addresses, audit }) => {
    const user = await addresses.setPending(userId, email);
    if (!user) throw new ParleyError('unauthenticated');
    await audit.append({ action: email === null ? 'email.kept' : 'email.change-asked', userId, address });
    return user;
  });
}

/** Who came in by a domain stays in it; who came by an invitation is free. */
function demandSameRule({ config }: Context, now: string, wanted: string): void {
  const { domains } = config.registration;
  if (domains.includes(now.split('@')[1] ?? '')) demandDomain(wanted, domains);
}

async function changeNow(ctx: Context, { userId, address }: Asker, email: string): Promise<User> {
  const user = await ctx.database.transaction(async (stores: Stores) => {
    if (!(await stores.addresses.change(userId, email, null))) throw taken('email_taken');
    await stores.audit.append({ action: 'email.changed', userId, address });
    return stores.users.findById(userId);
  });
  if (!user) throw new ParleyError('unauthenticated');
  ctx.events.address('changed', userId);
  return user;
}
