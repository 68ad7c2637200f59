import { randomUUID } from 'node:crypto';
import type { CallInput } from '@parley/contracts/rest';
import type { authApi } from '@parley/contracts/auth-api';
import { addressKey } from '@parley/runtime/limits/address-key';
import type { Context } from '../context.ts';
import type { Stores } from '../stores/database.ts';
import type { Account, User } from '../stores/users.ts';
import { admit, takeUp, type Admission } from './admission.ts';
import { awaitConfirmation } from './confirm-registration.ts';
import { createAccount } from './create-account.ts';
import { hashPassword } from './password-hash.ts';
import { demandGoodPassword } from './password-rules.ts';
import { passwordText } from './password-text.ts';
import { demandProof } from './proof-of-work.ts';
import { requestAccount } from './request-account.ts';
import { demandFreeUsername } from './reserved-usernames.ts';
import { welcomeByMail } from './verify-email.ts';
import { startSession, type Client, type SessionStart } from './start-session.ts';

type Input = CallInput<typeof authApi.register>['body'];

export type SignIn = SessionStart & { user: User };

/**
 * Creates an account and signs it in, as far as the mode of registration lets this one in. Throws `validation_failed`,
 * `username_taken`, `email_taken`, `rate_limited`, `overloaded`, and what `admit`, `demandProof`, `requestAccount` and
 * `awaitConfirmation` throw.
 */
export async function register(ctx: Context, input: Input, client: Client): Promise<SignIn> {
  const { admission, passwordHash } = await apply(ctx, input, client);
  const account = newAccount(input, passwordHash);
  if (admission.by === 'approval') return requestAccount(ctx, account, client.address);
  if (admission.by === 'confirmation') return awaitConfirmation(ctx, account, client.address);
  const signIn = await ctx.database.transaction(stores => enter(ctx, stores, { account, admission, client }));
  ctx.outbox.poke();
  ctx.events.registered(account.id, signIn.sessionId);
  await welcomeByMail(ctx, account);
  return signIn;
}

interface Application {
  admission: Admission;
  passwordHash: string;
}

/** What stands before every account, also before that of a guest: mode, name, challenge and password. Throws as `register` does. */
export async function apply(ctx: Context, input: Input, client: Client): Promise<Application> {
  const admission = await admit(ctx, input);
  demandFreeUsername(input.username);
  await demandProof(ctx, input.proof);
  return { admission, passwordHash: await hashInTurn(ctx, input, client) };
}

/** Both the look at the password and the hash cost milliseconds of the core. */
function hashInTurn(ctx: Context, input: Input, { address }: Client): Promise<string> {
  const password = passwordText(input.password);
  // By e-mail: people who want one name at once do not stand in each other's way.
  const turn = { address: addressKey(address), account: `register:${input.email}` };
  return ctx.hashing.run(turn, () => {
    demandGoodPassword(password, input);
    return hashPassword(password);
  });
}

function newAccount({ username, email, displayName = username }: Input, passwordHash: string): Account {
  const createdAt = new Date();
  const unconfirmed = { email, emailVerified: false, pendingEmail: null };
  return {
    id: randomUUID(),
    username,
    ...unconfirmed,
    displayName,
    avatarUrl: null,
    role: 'user',
    createdAt,
    passwordHash,
  };
}

interface Entry {
  account: Account;
  admission: Admission;
  client: Client;
}

async function enter(ctx: Context, stores: Stores, { account, admission, client }: Entry): Promise<SignIn> {
  const user = { ...account, role: await takeUp(stores, admission, account.createdAt) };
  await createAccount(stores, user, ctx.recordHeaders());
  const started = await startSession(stores, user, client, account.createdAt);
  const { sessionId } = started;
  const details = { by: admission.by, ...(user.role === 'admin' && { role: user.role }) };
  await stores.audit.append({
    action: 'account.registered',
    userId: account.id,
    sessionId,
    address: client.address,
    details,
  });
  return { ...started, user };
}
