import type { authApi } from '@parley/contracts/auth-api';
import { id, timestamp } from '@parley/contracts/ids';
import type { CallHandlers } from '@parley/runtime/http/mount';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { revokeSession } from '../domain/revoke-session.ts';
import { pageOf, readCursor } from './cursor.ts';
import { presentSession } from './present.ts';

const place = z.object({ id, lastSeenAt: timestamp });

/** The signed-in devices of the caller. */
export function sessionCalls(ctx: Context): CallHandlers<Pick<typeof authApi, 'listSessions' | 'revokeSession'>> {
  return {
    async listSessions({ caller, query: { cursor, limit } }) {
      const given = readCursor(place, cursor);
      const after = given && { id: given.id, lastSeenAt: new Date(given.lastSeenAt) };
      const found = await ctx.database.sessions.listLive(caller.userId, new Date(), { after, limit: limit + 1 });
      const { rows, nextCursor } = pageOf(found, limit, ({ id, lastSeenAt }) => ({ id, lastSeenAt }));
      return { sessions: rows.map(session => presentSession(session, caller.sessionId)), nextCursor };
    },
    revokeSession: ({ params, caller, address }) =>
      revokeSession(ctx, { sessionId: params.id, userId: caller.userId, address }),
  };
}
