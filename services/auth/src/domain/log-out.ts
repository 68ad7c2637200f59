import type { Caller } from '@parley/runtime/http/mount';
import type { Context } from '../context.ts';
import { announceEnd, endSession } from './end-session.ts';
import { hashRefreshToken } from './refresh-token.ts';

/** Ends the session of a refresh token, old or new. A token that means nothing (any more) is no error. */
export async function logOut(ctx: Context, token: string, address: string): Promise<void> {
  const record = await ctx.database.transaction(async stores => {
    const presented = await stores.refreshTokens.findForUpdate(hashRefreshToken(token));
    if (!presented) return undefined;
    const { id: sessionId, userId } = presented.session;
    return endSession(ctx, stores, { sessionId, userId, reason: 'logout', address });
  });
  await announceEnd(ctx, record);
}

/** Ends the session that an access token came from. */
export async function logOutSession(ctx: Context, { sessionId, userId }: Caller, address: string): Promise<void> {
  const record = await ctx.database.transaction(stores =>
    endSession(ctx, stores, { sessionId, userId, reason: 'logout', address }),
  );
  await announceEnd(ctx, record);
}
