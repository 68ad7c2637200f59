import { ParleyError } from '@parley/contracts/errors';
import type { ChatContext } from '../context.ts';
import { requireMember } from '../access/require-member.ts';
import { readHead } from '../messages/read-heads.ts';
import type { Mark } from '../stores/member-writes.ts';

type Needs = Pick<ChatContext, 'memberships' | 'rooms' | 'cache' | 'log' | 'marks'>;

export type MarkKind = 'delivered' | 'read';

/**
 * Moves a member's mark upwards; resolves with the mark as it was asked for once it, or a higher one, is stored. What
 * is read is delivered too. A mark beyond the end of the room counts as the end. Throws `unknown_room`, `not_a_member`,
 * `overloaded`.
 */
export async function raiseMark(
  ctx: Needs,
  userId: string,
  kind: MarkKind,
  roomId: string,
  askedSeq: number,
): Promise<Mark> {
  const { access } = await requireMember(ctx, roomId, userId);
  const mark = { ...(await toMark(ctx, userId, kind, roomId, askedSeq)), inChannel: access !== undefined };
  const stored = ctx.marks.raise(mark);
  if (stored === false) throw new ParleyError('overloaded', 'Too many marks wait', { retryAfterMs: 1_000 });
  await stored;
  return mark;
}

async function toMark(ctx: Needs, userId: string, kind: MarkKind, roomId: string, askedSeq: number): Promise<Mark> {
  const head = await readHead(ctx, roomId);
  // A notice may be faster than the cached head: the log decides then.
  const end = askedSeq > head.lastSeq ? await ctx.log.head(roomId) : head;
  const seq = Math.min(askedSeq, end.lastSeq);
  if (kind === 'delivered') return { roomId, userId, deliveredSeq: seq, readSeq: 0, readMessages: 0 };
  const readMessages = seq === end.lastSeq ? end.messages : await ctx.log.messagesUpTo(roomId, seq);
  return { roomId, userId, deliveredSeq: seq, readSeq: seq, readMessages };
}
