import { has } from '@parley/contracts/spaces/permissions';
import type { NoticePayload } from '@parley/contracts/chat-events';
import type { ChatContext } from '../context.ts';

type Needs = Pick<ChatContext, 'access' | 'notify' | 'calls' | 'events'>;
type MemberReason = Extract<NoticePayload<'space:changed'>['reason'], 'joined' | 'left' | 'member'>;

/** Tells all nodes and everybody in a space that it is not what it was. */
export async function announceSpace(ctx: Needs, spaceId: string, by: string): Promise<void> {
  await ctx.access.spaceChanged(spaceId);
  ctx.events.spaceChanged('updated', spaceId, by);
  await endCallsOfUnseen(ctx, spaceId, by);
  // After the answer to the one who changed it: thousands may be connected, and each is a write.
  setImmediate(() => ctx.notify.space(spaceId, 'space:changed', { spaceId, reason: 'updated' }));
}

/** Tells all nodes, and the devices of the person, what somebody is in a space now. Others see it when they look. */
export async function announceSpaceMember(
  ctx: Needs,
  spaceId: string,
  userId: string,
  reason: MemberReason,
): Promise<void> {
  await ctx.access.memberChanged(spaceId, userId);
  ctx.notify.people([userId], 'space:changed', { spaceId, reason, userId });
  ctx.events.spaceChanged(reason, spaceId, userId);
  if (reason !== 'joined') await endCallsOfUnseen(ctx, spaceId, userId, [userId]);
}

/** Of a channel that is gone: everybody's media ends. */
export async function endCall({ calls, events }: Needs, roomId: string): Promise<void> {
  try {
    const [running] = await calls.ofRooms([roomId]);
    for (const userId of running?.participants ?? []) await calls.evict(roomId, userId);
  } catch (error) {
    events.evictionLost(error, roomId, 'everybody');
  }
}

/** The media of those who may not be in a call of the space any more ends. */
async function endCallsOfUnseen(
  { access, calls, events }: Needs,
  spaceId: string,
  asker: string,
  about?: string[],
): Promise<void> {
  const channelIds = await access.channelsOf(spaceId);
  const running = await calls.ofRooms(channelIds).catch((error: unknown) => {
    events.evictionLost(error, spaceId, asker);
    return [];
  });
  for (const [at, roomId] of channelIds.entries()) {
    for (const userId of running[at]?.participants ?? []) {
      if (about && !about.includes(userId)) continue;
      const person = await access.person(spaceId, userId);
      if (person && has(access.permissionsInChannel(person, roomId), 'joinCalls')) continue;
      await calls.evict(roomId, userId).catch((error: unknown) => events.evictionLost(error, roomId, userId));
    }
  }
}
