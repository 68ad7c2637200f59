import type { ChatContext } from '../context.ts';
import { leaveForGood } from '../spaces/leave-for-good.ts';
import { leaveAndTell, type Telling } from './membership.ts';
import { announceSpace, announceSpaceMember } from './spaces.ts';

type Needs = Telling & Pick<ChatContext, 'access' | 'spaces' | 'ownTraces'>;

/**
 * An account was erased: groups and spaces lose it, and what it set for itself goes. Conversations of two stay for the other one.
 * Done again, it changes nothing.
 */
export async function leaveEverywhereAndTell(ctx: Needs, userId: string): Promise<void> {
  for (const { spaceId, isOthers } of await leaveForGood(ctx, userId)) {
    await announceSpaceMember(ctx, spaceId, userId, 'left');
    if (isOthers) await announceSpace(ctx, spaceId, userId);
  }
  for (const { id, kind } of await ctx.rooms.findMany(await ctx.members.roomIdsOf(userId)))
    if (kind === 'group') await leaveAndTell(ctx, userId, id);
  await ctx.ownTraces.forget(userId);
}
