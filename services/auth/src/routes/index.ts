import type { Authenticate, Mount } from '@parley/runtime/mount';
import type { Context } from '../context.ts';
import { mountGetUser } from './get-user.ts';
import { mountJwks } from './jwks.ts';
import { mountListSessions } from './list-sessions.ts';
import { mountLogin } from './login.ts';
import { mountLogout } from './logout.ts';
import { mountMe } from './me.ts';
import { mountRefresh } from './refresh.ts';
import { mountRegister } from './register.ts';
import { mountRegistration } from './registration.ts';
import { mountRevokeSession } from './revoke-session.ts';
import { mountSearchUsers } from './search-users.ts';

const routes = [
  mountRegistration,
  mountRegister,
  mountLogin,
  mountRefresh,
  mountLogout,
  mountMe,
  mountListSessions,
  mountRevokeSession,
  mountJwks,
  mountSearchUsers,
  mountGetUser,
];

export function mountRoutes(mount: Mount, ctx: Context, authenticate: Authenticate): void {
  for (const mountRoute of routes) mountRoute(mount, ctx, authenticate);
}
