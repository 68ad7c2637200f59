import { repeat } from '@parley/client/repeat';
import type { Caller } from '@parley/client/rest/caller';
import { isTooMuch } from '@parley/client/rest/may-repeat';
import { accessOf, Session } from '@parley/client/session';
import { authApi, type OwnUser, type SignedIn } from '@parley/contracts/auth-api';
import { ParleyError } from '@parley/contracts/errors';
import { callAs, callerOf } from '../call.ts';
import type { Role } from './cast.ts';
import { patience } from './patience.ts';
import { demandsOfRegistration } from './registration.ts';

/** Somebody of the scene with an account, signed in for as long as the scene takes. */
export class Actor {
  readonly role: Role;
  readonly user: OwnUser;
  /** Whether this run made the account. */
  readonly isNew: boolean;
  /** Makes a call of the API; waits out limits, and signs in again when the token is over. */
  readonly call: Caller;
  readonly #session: Session;

  private constructor(role: Role, password: string, signedIn: SignedIn, isNew: boolean) {
    this.role = role;
    this.user = signedIn.user;
    this.isNew = isNew;
    this.#session = new Session({ renew: async () => accessOf(await signIn(role.username, password)) });
    this.#session.keep(accessOf(signedIn));
    this.call = callerOf(this.#session, patience);
  }

  /** Makes the account, or signs in to the one of an earlier run. */
  static async enter(role: Role, password: string): Promise<Actor> {
    try {
      return new Actor(role, password, await register(role, password), true);
    } catch (error) {
      if (!(error instanceof ParleyError) || error.code !== 'username_taken') throw error;
      return new Actor(role, password, await signIn(role.username, password), false);
    }
  }

  /** For sockets. */
  token(): Promise<string> {
    return this.#session.token();
  }
}

function register({ username, name }: Role, password: string): Promise<SignedIn> {
  // The whole of it: a proof of work is old after some minutes.
  return repeat(tryToRegister, { forMs: patience.repeatForMs, may: isTooMuch });

  async function tryToRegister(): Promise<SignedIn> {
    const { domain, ...demands } = await demandsOfRegistration();
    const body = { username, email: `${username}@${domain}`, displayName: name, password, ...demands };
    return callAs(undefined, authApi.register, { body });
  }
}

async function signIn(login: string, password: string): Promise<SignedIn> {
  try {
    return await callAs(undefined, authApi.login, { body: { login, password } }, patience);
  } catch (error) {
    if (!(error instanceof ParleyError) || error.code !== 'invalid_credentials') throw error;
    throw new Error(`@${login} is there already, with another password. Take another --seed.`, { cause: error });
  }
}
