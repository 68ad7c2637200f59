import type { Member } from '@parley/contracts/room';
import type { ChatContext } from '../context.ts';
import { decodeCursor, encodeCursor } from '../messages/cursors.ts';
import type { Membership } from './room-model.ts';

type Needs = Pick<ChatContext, 'members' | 'profiles' | 'presence'>;

export interface MemberPage {
  members: Member[];
  nextCursor: string | null;
}

/** A page of members, in the order in which they joined. */
export async function listMembers(
  ctx: Needs,
  roomId: string,
  cursor: string | undefined,
  limit: number,
): Promise<MemberPage> {
  const found = await ctx.members.page(roomId, cursor === undefined ? undefined : decode(cursor), limit);
  const userIds = found.map(member => member.userId);
  const [people, live] = await Promise.all([
    ctx.profiles.findMany(userIds),
    // Who is connected is told as far as it is known.
    ctx.presence.whoIsLive(roomId, userIds).catch(() => new Set<string>()),
  ]);
  const members = found.flatMap(member => {
    const user = people.get(member.userId);
    return user ? [present(member, user, live.has(member.userId))] : [];
  });
  const last = found.at(-1);
  return { members, nextCursor: last && found.length === limit ? encode(last) : null };
}

function present(member: Membership, user: Member['user'], online: boolean): Member {
  const { role, joinedAt, deliveredSeq, readSeq, request } = member;
  const shown = { user, role, joinedAt: joinedAt.toISOString() };
  // Who has not accepted is not seen to be there, nor to read.
  if (request === 'received' || request === 'declined') return { ...shown, online: false, deliveredSeq: 0, readSeq: 0 };
  return { ...shown, online, deliveredSeq, readSeq };
}

function encode({ joinedAt, userId }: Membership): string {
  return encodeCursor(joinedAt.getTime(), userId);
}

function decode(text: string): { joinedAt: Date; userId: string } {
  const [at, userId = ''] = decodeCursor(text, /^(\d{1,15})\n([0-9a-f-]{36})$/);
  return { joinedAt: new Date(Number(at)), userId };
}
