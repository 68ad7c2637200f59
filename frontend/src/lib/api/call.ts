import { type CallArguments, type CallReply, type RestCall } from '@parley/contracts/rest';
import { ParleyError, type ErrorCode } from '@parley/contracts/errors';
import { request, type RequestOptions } from '#lib/api/request.ts';
import { accessToken, freshToken } from '#lib/session/access.ts';

const staleToken: ReadonlySet<ErrorCode> = new Set(['token_expired', 'unauthenticated']);

/** True for refusals that a new access token may cure. */
export function needsFreshToken(error: unknown): boolean {
  return error instanceof ParleyError && staleToken.has(error.code);
}

/** Makes a call of the contract; calls for users carry the access token and are tried once more with a fresh one. */
export async function call<C extends RestCall>(
  entry: C,
  parts: CallArguments<C>,
  options: Pick<RequestOptions, 'signal'> = {},
): Promise<CallReply<C>> {
  if (entry.access !== 'user') return request(entry, parts, options);
  const token = await accessToken();
  try {
    return await request(entry, parts, { ...options, token });
  } catch (error) {
    if (!needsFreshToken(error)) throw error;
    return request(entry, parts, { ...options, token: await freshToken(token) });
  }
}
