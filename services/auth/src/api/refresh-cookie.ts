import { refreshSign } from '@parley/contracts/auth-api';
import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { RefreshGrant } from '../domain/start-session.ts';

/**
 * What the browser sent, or undefined. Anything that cannot be one of our tokens counts as nothing, and so do several
 * different ones: a page of a sibling domain can plant a cookie beside ours, and nothing tells which one is whose.
 */
export function readRefreshCookie(request: Request): string | undefined {
  const [token, ...others] = new Set(valuesOf(nameFor(request), request.headers.cookie));
  return token && others.length === 0 && token.length <= 128 ? token : undefined;
}

/**
 * No script can read it, no other site can send it, and it goes to the auth service only. A sign beside it, which pages
 * can read, says that there is one: so a page asks for a session only where there may be one.
 */
export function setRefreshCookie(request: Request, response: Response, { token, expiresAt }: RefreshGrant): void {
  response.cookie(nameFor(request), token, { ...attributes(request), expires: expiresAt });
  response.cookie(refreshSign.name, refreshSign.value, { ...signAttributes(request), expires: expiresAt });
}

export function clearRefreshCookie(request: Request, response: Response): void {
  response.clearCookie(nameFor(request), attributes(request));
  response.clearCookie(refreshSign.name, signAttributes(request));
}

/** With this prefix a browser takes the cookie over TLS only, and never from a page that came without. */
function nameFor(request: Request): string {
  return request.secure ? '__Secure-parley_refresh' : 'parley_refresh';
}

/** `parseCookie` keeps the first of several cookies of one name; here all are needed. */
function valuesOf(name: string, header = ''): string[] {
  return header.split(';').flatMap(part => parseCookie(part)[name] ?? []);
}

/** `Secure` follows the scheme that the gateway saw, because plain http on localhost would drop a secure cookie. */
function attributes(request: Request) {
  return { httpOnly: true, sameSite: 'strict', path: '/api/auth', secure: request.secure } as const;
}

function signAttributes(request: Request) {
  return { ...attributes(request), httpOnly: false, path: '/' } as const;
}
