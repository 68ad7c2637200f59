import { authApi, type OwnUser } from '@parley/contracts/auth-api';
import { ParleyError } from '@parley/contracts/errors';
import type { CallArguments, CallReply, RestCall } from '@parley/contracts/rest';
import { callAs } from '../call.ts';
import type { Role } from './cast.ts';
import { patiently } from './patiently.ts';
import { demandsOfRegistration } from './registration.ts';

/** Somebody of the scene with an account, signed in for as long as the scene takes. */
export class Actor {
  readonly role: Role;
  readonly user: OwnUser;
  /** Whether this run made the account. */
  readonly isNew: boolean;
  readonly #password: string;
  #token: string;

  private constructor(role: Role, password: string, signedIn: { user: OwnUser; accessToken: string }, isNew: boolean) {
    this.role = role;
    this.user = signedIn.user;
    this.isNew = isNew;
    this.#password = password;
    this.#token = signedIn.accessToken;
  }

  /** Makes the account, or signs in to the one of an earlier run. */
  static async enter(role: Role, password: string): Promise<Actor> {
    try {
      return new Actor(role, password, await patiently(() => register(role, password)), true);
    } catch (error) {
      if (!(error instanceof ParleyError) || error.code !== 'username_taken') throw error;
      return new Actor(role, password, await patiently(() => signIn(role.username, password)), false);
    }
  }

  /** For sockets, right after a call. */
  get token(): string {
    return this.#token;
  }

  /** Makes a call of the API; waits out limits, and signs in again when the token is over. */
  async call<C extends RestCall>(call: C, input: CallArguments<C>): Promise<CallReply<C>> {
    const attempt = () => patiently(() => callAs(this, call, input));
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ParleyError) || error.code !== 'token_expired') throw error;
      this.#token = (await patiently(() => signIn(this.role.username, this.#password))).accessToken;
      return attempt();
    }
  }
}

async function register({ username, name }: Role, password: string) {
  const { domain, ...demands } = await demandsOfRegistration();
  const body = { username, email: `${username}@${domain}`, displayName: name, password, ...demands };
  return callAs(undefined, authApi.register, { body });
}

async function signIn(login: string, password: string) {
  try {
    return await callAs(undefined, authApi.login, { body: { login, password } });
  } catch (error) {
    if (!(error instanceof ParleyError) || error.code !== 'invalid_credentials') throw error;
    throw new Error(`@${login} is there already, with another password. Take another --seed.`, { cause: error });
  }
}
