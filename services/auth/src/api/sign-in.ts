import type { authApi } from '@parley/contracts/auth-api';
import { ParleyError } from '@parley/contracts/errors';
import type { Authenticate, CallHandlers, HandlerInput } from '@parley/runtime/http/mount';
import type { Request, Response } from 'express';
import type { Context } from '../context.ts';
import { logOut, logOutSession } from '../domain/log-out.ts';
import { login } from '../domain/login.ts';
import { currentChallenge } from '../domain/proof-of-work.ts';
import { refresh } from '../domain/refresh.ts';
import { register, type SignIn } from '../domain/register.ts';
import { clearSiteData } from './clear-site-data.ts';
import { presentSignIn } from './present.ts';
import { clearRefreshCookie, readRefreshCookie, setRefreshCookie } from './refresh-cookie.ts';

type Calls = 'registration' | 'register' | 'login' | 'refresh' | 'logout';

/** The way in, and out again. */
export function signInCalls(ctx: Context, authenticate: Authenticate): CallHandlers<Pick<typeof authApi, Calls>> {
  function enter(signIn: SignIn, request: Request, response: Response) {
    setRefreshCookie(request, response, signIn.refresh);
    return presentSignIn(ctx, signIn);
  }

  return {
    async registration() {
      const { mode, domains, confirms, guests } = await ctx.registration.current();
      const sendsEmail = ctx.config.mail !== undefined;
      const proof = (await currentChallenge(ctx)) ?? null;
      return { mode, emailDomains: domains, guests, sendsEmail, confirmsEmail: confirms, proof };
    },
    async register({ body, address, request, response }) {
      return enter(await register(ctx, body, { address, userAgent: request.headers['user-agent'] }), request, response);
    },
    async login({ body, address, request, response }) {
      return enter(await login(ctx, body, { address, userAgent: request.headers['user-agent'] }), request, response);
    },
    refresh: input => refreshByCookie(ctx, input),
    logout: input => logOutCaller(ctx, authenticate, input),
  };
}

async function refreshByCookie(ctx: Context, { address, request, response }: HandlerInput<typeof authApi.refresh>) {
  const token = readRefreshCookie(request);
  if (!token) throw new ParleyError('unauthenticated');
  try {
    const refreshed = await refresh(ctx, token, address);
    setRefreshCookie(request, response, refreshed.refresh);
    return refreshed.grant;
  } catch (error) {
    if (error instanceof ParleyError) forget(error, request, response);
    throw error;
  }
}

/** A refused token is of no use to its holder; one that could not be looked up may be good. */
function forget({ code, status }: ParleyError, request: Request, response: Response): void {
  if (status === 401) clearRefreshCookie(request, response);
  if (code === 'session_revoked' || code === 'refresh_reused') clearSiteData(response, 'elsewhere');
}

/**
 * Ends the session of the refresh cookie or, for a client without cookies, of the bearer token. Answers 204 also when
 * there is nothing to end: the client is signed out afterwards.
 */
async function logOutCaller(
  ctx: Context,
  authenticate: Authenticate,
  { address, request, response }: HandlerInput<typeof authApi.logout>,
): Promise<void> {
  const token = readRefreshCookie(request);
  const bearer = request.headers.authorization?.match(/^Bearer (.+)$/i)?.[1];
  if (token) await logOut(ctx, token, address);
  else if (bearer) await logOutSession(ctx, await authenticate(bearer), address);
  clearRefreshCookie(request, response);
  clearSiteData(response, 'here');
}
