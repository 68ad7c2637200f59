import { ParleyError, type ErrorCode } from '@parley/contracts/errors';
import { needsToken, type CallArguments, type CallReply, type RestCall } from '@parley/contracts/rest';
import { repeat } from '../repeat.ts';
import type { Tokens } from '../session.ts';
import { mayRepeat } from './may-repeat.ts';
import { request, type RequestOptions } from './request.ts';

export interface CallOptions extends RequestOptions {
  /** A call that fails is made again for so long, if it may be; once when this is left out. */
  repeatForMs?: number;
}

export interface CallerOptions extends CallOptions {
  /** Gives the token for calls of users; a `token` of the call goes before it. */
  session?: Tokens;
}

/** Makes a REST call of the contract: its input by parts, its reply parsed. Rejects with ParleyError. */
export type Caller = <C extends RestCall>(
  call: C,
  input: CallArguments<C>,
  options?: CallOptions,
) => Promise<CallReply<C>>;

const staleToken: ReadonlySet<ErrorCode> = new Set(['token_expired', 'unauthenticated']);

/** True for refusals that a new access token may cure. */
function needsFreshToken(error: unknown): boolean {
  return error instanceof ParleyError && staleToken.has(error.code);
}

/** A caller of every REST call. What one call is given goes before what all of them are given here. */
export function createCaller({ session, ...common }: CallerOptions = {}): Caller {
  return async (call, input, own = {}) => {
    const options = { ...common, ...own };
    const attempt = () =>
      session && options.token === undefined && needsToken(call)
        ? signedIn(session, token => request(call, input, { ...options, token }))
        : request(call, input, options);
    const { repeatForMs: forMs, signal } = options;
    if (forMs === undefined) return attempt();
    return repeat(attempt, { forMs, may: error => mayRepeat(call, input, error), signal });
  };
}

/** Once more with another token when the platform refuses the first one. */
async function signedIn<T>(session: Tokens, attempt: (token: string) => Promise<T>): Promise<T> {
  const token = await session.token();
  try {
    return await attempt(token);
  } catch (error) {
    if (!needsFreshToken(error)) throw error;
    return attempt(await session.fresh(token));
  }
}
