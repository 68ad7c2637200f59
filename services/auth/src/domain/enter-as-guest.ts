import { randomBytes, randomUUID } from 'node:crypto';
import type { guestApi } from '@parley/contracts/guest-api';
import { ParleyError } from '@parley/contracts/errors';
import type { CallInput } from '@parley/contracts/rest';
import type { Context } from '../context.ts';
import type { User } from '../stores/users.ts';
import { demandProof } from './proof-of-work.ts';
import type { SignIn } from './register.ts';
import { startSession, type Client } from './start-session.ts';
import { profileRecord } from './user-records.ts';

type Input = CallInput<typeof guestApi.enterAsGuest>['body'];

/** Signs somebody in under a name alone. Throws `account_required` where there are no guests, `proof_required`. */
export async function enterAsGuest(ctx: Context, { displayName, proof }: Input, client: Client): Promise<SignIn> {
  if (!(await ctx.registration.current()).guests)
    throw new ParleyError('account_required', 'Nobody can be here without an account');
  await demandProof(ctx, proof);
  const user = newGuest(displayName);
  const start = await ctx.database.transaction(async stores => {
    await stores.guests.create(user);
    await stores.outbox.add(user.id, profileRecord(user, user.createdAt), ctx.recordHeaders());
    const started = await startSession(stores, user, client, user.createdAt);
    const { sessionId } = started;
    await stores.audit.append({ action: 'guest.entered', userId: user.id, sessionId, address: client.address });
    return started;
  });
  ctx.outbox.poke();
  ctx.events.guest('entered', user.id);
  return { ...start, user };
}

function newGuest(displayName: string): User {
  const username = `guest-${randomBytes(5).toString('hex')}`;
  const nothing = { email: null, emailVerified: false, pendingEmail: null, avatarUrl: null };
  return { id: randomUUID(), username, displayName, ...nothing, role: 'guest', createdAt: new Date() };
}
