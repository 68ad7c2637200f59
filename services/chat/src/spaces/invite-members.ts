import { ParleyError } from '@parley/contracts/errors';
import { has } from '@parley/contracts/spaces/permissions';
import type { SpaceMember } from '@parley/contracts/spaces/space';
import type { ChatContext } from '../context.ts';
import { decodePlace, nextOf, withPeople, type PageQuery } from './pages.ts';
import { presentMember } from './present-space.ts';
import { requireInSpace } from './view-space.ts';

/** Who came by an invite and is still in, for who may see it. Throws `unknown_space`, `forbidden`, `invite_invalid`. */
export async function listInviteMembers(
  ctx: Pick<ChatContext, 'access' | 'spaces' | 'spaceLists' | 'profiles'>,
  { spaceId, code, userId }: { spaceId: string; code: string; userId: string },
  { cursor, limit }: PageQuery,
): Promise<{ members: SpaceMember[]; nextCursor: string | null }> {
  const person = await requireInSpace(ctx, spaceId, userId);
  const invite = await ctx.spaceLists.findInvite(code);
  if (invite?.spaceId !== spaceId) throw new ParleyError('invite_invalid');
  if (invite.createdBy !== userId && !has(ctx.access.permissionsIn(person), 'manageInvites'))
    throw new ParleyError('forbidden', 'Needs the permission manageInvites');
  const found = await ctx.spaces.memberPage(spaceId, { after: decodePlace(cursor), limit, invite: code });
  const { space } = person.known;
  const members = await withPeople(ctx.profiles, found, (member, user) => presentMember(space, member, user));
  return { members, nextCursor: nextOf(found, limit, ({ joinedAt: at, userId: id }) => ({ at, id })) };
}
