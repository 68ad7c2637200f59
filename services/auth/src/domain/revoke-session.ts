import { ParleyError } from '@parley/contracts/errors';
import type { Context } from '../context.ts';
import { recordRefusal } from './record-refusal.ts';
import { announceEnd, endSession } from './end-session.ts';

interface Request {
  sessionId: string;
  userId: string;
  address: string;
}

/**
 * Ends one of the user's own sessions. Throws `not_found` for anybody else's, as for one that does not exist; whose it is
 * stands in the audit alone.
 */
export async function revokeSession(ctx: Context, request: Request): Promise<void> {
  const record = await ctx.database.transaction(stores => endSession(ctx, stores, { ...request, reason: 'revoked' }));
  if (!record) throw await refuse(ctx, request);
  await announceEnd(ctx, record);
}

async function refuse(ctx: Context, { sessionId, userId, address }: Request): Promise<ParleyError> {
  const session = await ctx.database.sessions.find(sessionId);
  const isForeign = session !== undefined && session.userId !== userId;
  if (isForeign) await recordRefusal(ctx, { code: 'forbidden', what: 'a session of somebody else', userId, address });
  return new ParleyError('not_found');
}
