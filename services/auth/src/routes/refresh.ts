import { authApi } from '@parley/contracts/auth-api';
import { ParleyError } from '@parley/contracts/errors';
import type { Mount } from '@parley/runtime/mount';
import type { Request, Response } from 'express';
import type { Context } from '../context.ts';
import { refresh } from '../domain/refresh.ts';
import { clearSiteData } from './clear-site-data.ts';
import { clearRefreshCookie, readRefreshCookie, setRefreshCookie } from './refresh-cookie.ts';

export function mountRefresh(mount: Mount, ctx: Context): void {
  mount(authApi.refresh, async ({ address, request, response }) => {
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
  });
}

/** A refused token is of no use to its holder; one that could not be looked up may be good. */
function forget({ code, status }: ParleyError, request: Request, response: Response): void {
  if (status === 401) clearRefreshCookie(request, response);
  if (code === 'session_revoked' || code === 'refresh_reused') clearSiteData(response, 'elsewhere');
}
