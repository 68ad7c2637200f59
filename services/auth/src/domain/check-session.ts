import { ParleyError } from '@parley/contracts/errors';
import type { Context } from '../context.ts';

/**
 * That the session behind a valid access token still stands. Auth asks PostgreSQL itself, which is the truth; other
 * services ask their copy of the revoked set. Throws `session_revoked`.
 */
export async function checkSession(ctx: Context, sessionId: string): Promise<void> {
  const now = new Date();
  const session = await ctx.database.sessions.find(sessionId);
  if (!session || session.revokedAt) throw new ParleyError('session_revoked');
  await ctx.database.sessions.touch(sessionId, now);
}
