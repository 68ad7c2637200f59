import type { Member } from '@parley/contracts/room';
import type { ChatContext } from '../context.ts';
import { badCursor } from './bad-cursor.ts';
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
  const [people, live] = await Promise.all([ctx.profiles.findMany(userIds), ctx.presence.whoIsLive(roomId, userIds)]);
  const members = found.flatMap(member => {
    const user = people.get(member.userId);
    return user ? [present(member, user, live.has(member.userId))] : [];
  });
  const last = found.at(-1);
  return { members, nextCursor: last && found.length === limit ? encode(last) : null };
}

function present(member: Membership, user: Member['user'], online: boolean): Member {
  const { role, joinedAt, deliveredSeq, readSeq } = member;
  return { user, role, joinedAt: joinedAt.toISOString(), online, deliveredSeq, readSeq };
}

function encode({ joinedAt, userId }: Membership): string {
  return Buffer.from(`${joinedAt.getTime()}.${userId}`).toString('base64url');
}

function decode(text: string): { joinedAt: Date; userId: string } {
  const match = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(Buffer.from(text, 'base64url').toString());
  if (match?.[2]) return { joinedAt: new Date(Number(match[1])), userId: match[2] };
  throw badCursor();
}
