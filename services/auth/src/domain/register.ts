import { randomUUID } from 'node:crypto';
import type { CallInput } from '@parley/contracts/rest';
import type { authApi } from '@parley/contracts/auth-api';
import { ParleyError } from '@parley/contracts/errors';
import { addressKey } from '@parley/runtime/address-key';
import type { Context } from '../context.ts';
import type { Stores } from '../stores/database.ts';
import type { Account, User } from '../stores/users.ts';
import { hashPassword } from './password-hash.ts';
import { passwordText } from './password-text.ts';
import { demandGoodPassword } from './password-rules.ts';
import { demandFreeUsername } from './reserved-usernames.ts';
import { searchKeys } from './search-keys.ts';
import { startSession, type Client, type SessionStart } from './start-session.ts';
import { profileRecord } from './user-records.ts';

type Input = CallInput<typeof authApi.register>['body'];

export type SignIn = SessionStart & { user: User };

/** Creates an account and signs it in. Throws `validation_failed`, `username_taken`, `email_taken`, `overloaded`. */
export async function register(ctx: Context, input: Input, client: Client): Promise<SignIn> {
  demandFreeUsername(input.username);
  const password = passwordText(input.password);
  const turn = { address: addressKey(client.address), account: `register:${input.username}` };
  const passwordHash = await ctx.hashing.run(turn, () => {
    demandGoodPassword(password, input);
    return hashPassword(password);
  });
  const account = newAccount(input, passwordHash);
  const start = await ctx.database.transaction(async stores => {
    await create(stores, account);
    await stores.outbox.add(account.id, profileRecord(account, account.createdAt), ctx.recordHeaders());
    const started = await startSession(stores, account, client, account.createdAt);
    const { sessionId } = started;
    await stores.audit.append({ action: 'account.registered', userId: account.id, sessionId, address: client.address });
    return started;
  });
  ctx.outbox.poke();
  ctx.events.registered(account.id, start.sessionId);
  return { ...start, user: account };
}

function newAccount({ username, email, displayName = username }: Input, passwordHash: string): Account {
  const createdAt = new Date();
  return { id: randomUUID(), username, email, displayName, avatarUrl: null, role: 'user', createdAt, passwordHash };
}

async function create(stores: Stores, account: Account): Promise<void> {
  const outcome = await stores.users.create(account, searchKeys(account));
  if (outcome === 'created') return;
  const field = outcome === 'username_taken' ? 'username' : 'email';
  throw new ParleyError(outcome, undefined, { errors: [{ field, message: 'Is taken', rule: 'taken' }] });
}
