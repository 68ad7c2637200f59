import type { CommandInput, Nothing } from '@parley/contracts/chat-events';
import { ParleyError } from '@parley/contracts/errors';
import type { ChatContext } from '../context.ts';
import { may } from '../access/may.ts';
import { demandCalls } from '../calls/calls-away.ts';
import { requireMember } from '../access/require-member.ts';
import type { Ringing } from '../notify/ringing.ts';

interface Parts {
  ctx: Pick<ChatContext, 'memberships' | 'rooms' | 'rings'>;
  ringing: Ringing;
}

/**
 * Refuses a call that rings; one that does not ring any more stays as it is. Throws `unknown_call`, `forbidden` for
 * everybody but who is called, `unknown_room`, `not_a_member`, `unavailable`.
 */
export async function declineCommand(
  { ctx, ringing }: Parts,
  userId: string,
  { roomId, callId }: CommandInput<'call:decline'>,
): Promise<Nothing> {
  await requireMember(ctx, roomId, userId);
  const rings = (await demandCalls(ctx.rings.ofCall(callId))).filter(ring => ring.roomId === roomId);
  if (rings.length === 0) throw new ParleyError('unknown_call');
  const ring = may.decline(rings, userId);
  await demandCalls(ringing.end(ring, 'declined', userId));
  return {};
}
