import { authApi } from '@parley/contracts/auth-api';
import type { Mount } from '@parley/runtime/mount';
import type { Context } from '../context.ts';
import { revokeSession } from '../domain/revoke-session.ts';

export function mountRevokeSession(mount: Mount, ctx: Context): void {
  mount(authApi.revokeSession, ({ params, caller, address }) =>
    revokeSession(ctx, { sessionId: params.id, userId: caller.userId, address }),
  );
}
