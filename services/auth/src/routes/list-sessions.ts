import { authApi } from '@parley/contracts/auth-api';
import { id, timestamp } from '@parley/contracts/ids';
import type { Mount } from '@parley/runtime/mount';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { pageOf, readCursor } from './cursor.ts';
import { presentSession } from './present.ts';

const place = z.object({ id, lastSeenAt: timestamp });

export function mountListSessions(mount: Mount, ctx: Context): void {
  mount(authApi.listSessions, async ({ caller, query: { cursor, limit } }) => {
    const given = readCursor(place, cursor);
    const after = given && { id: given.id, lastSeenAt: new Date(given.lastSeenAt) };
    const found = await ctx.database.sessions.listLive(caller.userId, new Date(), { after, limit: limit + 1 });
    const { rows, nextCursor } = pageOf(found, limit, ({ id, lastSeenAt }) => ({ id, lastSeenAt }));
    return { sessions: rows.map(session => presentSession(session, caller.sessionId)), nextCursor };
  });
}
