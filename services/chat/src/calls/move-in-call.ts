import { ParleyError } from '@parley/contracts/errors';
import { requireMember } from '../access/require-member.ts';
import type { ChatContext } from '../context.ts';
import { noteAudit } from '../spaces/audit/note-audit.ts';
import { demandCalls } from './calls-away.ts';

type Needs = Pick<ChatContext, 'memberships' | 'rooms' | 'calls' | 'notify' | 'spaceLists' | 'events'>;

interface Move {
  userId: string;
  from: string;
  to: string;
  by: string;
}

/**
 * Asks the devices of somebody in the call of a channel to go on in the call of another channel of its space, where both may
 * be in calls. Their own ticket lets them in there, so that nobody is moved to where they may not be. Throws `unknown_room`,
 * `not_a_member`, `forbidden`, `unknown_peer`.
 */
export async function moveInCall(ctx: Needs, { userId, from, to, by }: Move): Promise<void> {
  const { access } = await requireMember(ctx, from, by, 'moderateCalls');
  if (!access) throw new ParleyError('forbidden', 'Only in channels of spaces');
  const there = await requireMember(ctx, to, by, 'joinCalls');
  if (there.access?.spaceId !== access.spaceId || to === from)
    throw new ParleyError('forbidden', 'Only into another channel of the same space');
  await requireMember(ctx, to, userId, 'joinCalls').catch((cause: unknown) => {
    if (!(cause instanceof ParleyError)) throw cause;
    throw new ParleyError('forbidden', 'They may not be in calls there', { cause });
  });
  const [running] = await demandCalls(ctx.calls.ofRooms([from]));
  if (!running?.participants.includes(userId)) throw new ParleyError('unknown_peer');
  ctx.notify.people([userId], 'call:moved', { from, to, by });
  ctx.events.callMoved(from, to, userId, by);
  noteAudit(ctx, { spaceId: access.spaceId, by, action: 'call.moved', target: userId, after: { from, to } });
}
