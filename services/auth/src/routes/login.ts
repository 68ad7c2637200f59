import { authApi } from '@parley/contracts/auth-api';
import type { Mount } from '@parley/runtime/mount';
import type { Context } from '../context.ts';
import { login } from '../domain/login.ts';
import { presentSignIn } from './present.ts';
import { setRefreshCookie } from './refresh-cookie.ts';

export function mountLogin(mount: Mount, ctx: Context): void {
  mount(authApi.login, async ({ body, address, request, response }) => {
    const signIn = await login(ctx, body, { address, userAgent: request.headers['user-agent'] });
    setRefreshCookie(request, response, signIn.refresh);
    return presentSignIn(ctx, signIn);
  });
}
