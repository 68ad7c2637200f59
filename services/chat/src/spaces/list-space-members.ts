import { ParleyError } from '@parley/contracts/errors';
import { has } from '@parley/contracts/spaces/permissions';
import type { SpaceMember } from '@parley/contracts/spaces/space';
import { foldText } from '@parley/contracts/text';
import type { PublicUser } from '@parley/contracts/auth-api';
import type { SpacePerson } from '../access/space-access.ts';
import type { ChatContext } from '../context.ts';
import { decodePlace, nextOf, withPeople, type PageQuery } from './pages.ts';
import { presentMember } from './present-space.ts';
import type { StoredSpaceMember } from './space-model.ts';
import { accessOfPerson } from './to-access.ts';
import { requireInSpace } from './view-space.ts';

type Needs = Pick<ChatContext, 'spaces' | 'access' | 'profiles'>;

interface MemberFilter {
  roleId?: string | undefined;
  channelId?: string | undefined;
}

/** A search reads all members of a space up to so many; of a larger one it begins with so many names that are like it. */
const searched = { members: 1_000, names: 500 };

/** A page of members, by time of joining, or what a search finds. Throws `unknown_space`, `unknown_room`. */
export async function listSpaceMembers(
  ctx: Needs,
  spaceId: string,
  userId: string,
  { cursor, limit, search, roleId, channelId }: PageQuery & MemberFilter & { search?: string | undefined },
): Promise<{ members: SpaceMember[]; nextCursor: string | null }> {
  const asker = await requireInSpace(ctx, spaceId, userId);
  if (channelId !== undefined && !sees(ctx, asker, channelId)) throw new ParleyError('unknown_room');
  const isMeant = (member: StoredSpaceMember) =>
    (roleId === undefined || member.roleIds.includes(roleId)) &&
    (channelId === undefined || sees(ctx, { ...asker, ...seenAs(asker, member) }, channelId));
  const present = (member: StoredSpaceMember, user: PublicUser) => presentMember(asker.known.space, member, user);
  const wanted = foldText(search ?? '');
  if (wanted !== '') {
    const found = await findByName(ctx, spaceId, wanted);
    const meant = found.filter(({ member }) => isMeant(member)).slice(0, limit);
    return { members: meant.map(({ member, user }) => present(member, user)), nextCursor: null };
  }
  const found = await ctx.spaces.memberPage(spaceId, { after: decodePlace(cursor), limit, roleId });
  const members = await withPeople(ctx.profiles, found.filter(isMeant), present);
  return { members, nextCursor: nextOf(found, limit, ({ joinedAt: at, userId: id }) => ({ at, id })) };
}

function sees({ access }: Pick<Needs, 'access'>, person: SpacePerson, channelId: string): boolean {
  return has(access.permissionsInChannel(person, channelId), 'viewChannel');
}

function seenAs({ known }: SpacePerson, member: StoredSpaceMember) {
  return { member, person: accessOfPerson(known.space, member) };
}

type Found = { member: StoredSpaceMember; user: PublicUser };

/** Members whose username, or a word of whose name or nickname, begins with a folded text; by username. */
async function findByName({ spaces, profiles }: Needs, spaceId: string, wanted: string): Promise<Found[]> {
  const all = await spaces.membersUpTo(spaceId, searched.members);
  const near = all ?? (await spaces.membersOf(spaceId, await profiles.namedLike(wanted, searched.names)));
  const found = await withPeople(profiles, near, (member, user) => ({ member, user }));
  return found
    .filter(({ member, user }) => isNamed(wanted, [user.username, user.displayName, member.nickname ?? '']))
    .sort((one, other) => (one.user.username < other.user.username ? -1 : 1));
}

function isNamed(wanted: string, names: readonly string[]): boolean {
  return names.map(foldText).some(name => name.startsWith(wanted) || name.includes(` ${wanted}`));
}
