import type { CommandInput, CommandReply } from '@parley/contracts/chat-events';
import { callLimits } from '@parley/contracts/video-events';
import { may } from '../access/may.ts';
import { findRoom, requireMember } from '../access/require-member.ts';
import { demandCalls } from '../calls/calls-away.ts';
import type { ChatContext } from '../context.ts';
import type { Ringing } from '../notify/ringing.ts';

interface Parts {
  ctx: Pick<ChatContext, 'memberships' | 'rooms' | 'members' | 'calls'>;
  ringing: Ringing;
}

/**
 * Rings the members of a small group who are not in its call. Throws `unknown_room`, `not_a_member`, `unknown_call`, `forbidden`
 * for who is not in the call and where more people would be rung than may be, `unavailable`.
 */
export async function ringCommand(
  { ctx, ringing }: Parts,
  userId: string,
  { roomId }: CommandInput<'call:ring'>,
): Promise<CommandReply<'call:ring'>> {
  await requireMember(ctx, roomId, userId);
  const room = await findRoom(ctx, roomId);
  const [running] = await demandCalls(ctx.calls.ofRooms([roomId]));
  const { callId, participants } = may.ring(room, running, userId);
  const members = await ctx.members.page(roomId, undefined, callLimits.rungMembers);
  const others = members.map(member => member.userId).filter(id => !participants.includes(id));
  const expiresAt = Date.now() + callLimits.ringMs;
  const isRung = await demandCalls(
    Promise.all(others.map(to => ringing.ring({ roomId, callId, by: userId, to, expiresAt }))),
  );
  return { rung: others.filter((_, at) => isRung[at]) };
}
