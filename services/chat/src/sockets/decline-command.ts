import type { CommandInput, Nothing } from '@parley/contracts/chat-events';
import { ParleyError } from '@parley/contracts/errors';
import type { ChatContext } from '../context.ts';
import { demandCalls } from '../calls/calls-away.ts';
import { requireMember } from '../access/require-member.ts';
import { may } from '../access/may.ts';
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
  const ring = await demandCalls(ctx.rings.find(callId));
  if (ring?.roomId !== roomId) throw new ParleyError('unknown_call');
  may.decline(ring, userId);
  await demandCalls(ringing.end(ring, 'declined', userId));
  return {};
}
