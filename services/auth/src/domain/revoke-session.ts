import { ParleyError } from '@parley/contracts/errors';
import type { Context } from '../context.ts';
import { announceEnd, endSession } from './end-session.ts';

interface Request {
  sessionId: string;
  userId: string;
  address: string;
}

/** Ends one of the user's own sessions. Throws `not_found` for anybody else's, as for one that does not exist. */
export async function revokeSession(ctx: Context, request: Request): Promise<void> {
  const record = await ctx.database.transaction(stores => endSession(ctx, stores, { ...request, reason: 'revoked' }));
  if (!record) throw new ParleyError('not_found');
  await announceEnd(ctx, record);
}
