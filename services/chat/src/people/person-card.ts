import { ParleyError } from '@parley/contracts/errors';
import type { PersonCard } from '@parley/contracts/people/person';
import type { ChatContext } from '../context.ts';
import { requirePeople } from '../rooms/require-people.ts';
import { presentMember } from '../spaces/present-space.ts';
import { requireInSpace } from '../spaces/view-space.ts';

type Needs = Pick<ChatContext, 'profiles' | 'people' | 'blocks' | 'access'>;

/** Somebody as the asker may know them. Throws `unknown_user`, `unknown_space`. */
export async function personCard(
  ctx: Needs,
  askedBy: string,
  userId: string,
  spaceId: string | undefined,
): Promise<PersonCard> {
  if (spaceId !== undefined) await requireInSpace(ctx, spaceId, askedBy);
  await requirePeople(ctx, [userId]);
  const [people, blocked, common, found] = await Promise.all([
    ctx.profiles.findMany([userId]),
    ctx.blocks.has(askedBy, userId),
    ctx.people.common(askedBy, userId),
    spaceId === undefined ? null : ctx.access.person(spaceId, userId),
  ]);
  const user = people.get(userId);
  if (!user) throw new ParleyError('unknown_user');
  return { user, blocked, member: found && presentMember(found.known.space, found.member, user), ...common };
}
