import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { RefreshGrant } from '../domain/start-session.ts';

const name = 'parley_refresh';

/** What the browser sent, or undefined. Anything that cannot be a token of ours counts as nothing. */
export function readRefreshCookie(request: Request): string | undefined {
  const token = parseCookie(request.headers.cookie ?? '')[name];
  return token && token.length <= 128 ? token : undefined;
}

/** No script can read it, no other site can send it, and it goes to the auth service only. */
export function setRefreshCookie(request: Request, response: Response, { token, expiresAt }: RefreshGrant): void {
  response.cookie(name, token, { ...attributes(request), expires: expiresAt });
}

export function clearRefreshCookie(request: Request, response: Response): void {
  response.clearCookie(name, attributes(request));
}

/** `Secure` follows the scheme that the gateway saw, because plain http on localhost would drop a secure cookie. */
function attributes(request: Request) {
  return { httpOnly: true, sameSite: 'strict', path: '/api/auth', secure: request.secure } as const;
}
