import { endMemberships, upgradeMemberships } from '../spaces/guests.ts';
import type { ChatContext } from '../context.ts';
import { announceSpaceMember } from './spaces.ts';

type Needs = Pick<ChatContext, 'access' | 'notify' | 'calls' | 'events' | 'spaces' | 'guests'>;

/** A guest became an account: they are an ordinary member wherever they were a guest, and their devices hear of it. */
export async function upgradeAndTell(ctx: Needs, userId: string): Promise<void> {
  for (const spaceId of await upgradeMemberships(ctx, userId))
    await announceSpaceMember(ctx, spaceId, userId, 'member');
}

/** A guest who joined by a token from before they became an account. */
export async function upgradeLatecomer(ctx: Needs, userId: string): Promise<void> {
  if (await ctx.guests.hasAccount(userId)) await upgradeAndTell(ctx, userId);
}

/** A guest was erased: spaces lose them. */
export async function endAndTell(ctx: Needs, userId: string): Promise<void> {
  for (const spaceId of await endMemberships(ctx, userId)) await announceSpaceMember(ctx, spaceId, userId, 'left');
}
