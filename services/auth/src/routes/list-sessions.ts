import { authApi } from '@parley/contracts/auth-api';
import type { Mount } from '@parley/runtime/mount';
import type { Context } from '../context.ts';
import { presentSession } from './present.ts';

/** More devices than anybody has; a script that signs in without end must not make an answer without end. */
const maxSessions = 100;

export function mountListSessions(mount: Mount, ctx: Context): void {
  mount(authApi.listSessions, async ({ caller }) => {
    const sessions = await ctx.database.sessions.listLive(caller.userId, new Date(), maxSessions);
    return { sessions: sessions.map(session => presentSession(session, caller.sessionId)) };
  });
}
