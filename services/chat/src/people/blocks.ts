import { ParleyError } from '@parley/contracts/errors';
import type { Block } from '@parley/contracts/people/person';
import type { ChatContext } from '../context.ts';
import { requirePeople } from '../rooms/require-people.ts';
import { decodePlace, nextOf, withPeople, type PageQuery } from '../spaces/pages.ts';

type Needs = Pick<ChatContext, 'blocks' | 'memberships' | 'profiles' | 'events'>;

/** Resolves with the dm of both, if they have one. Throws `unknown_user`, `forbidden`, `too_many_blocks`. */
export async function blockPerson(ctx: Needs, by: string, userId: string): Promise<string | null> {
  if (by === userId) throw new ParleyError('forbidden', 'Nobody blocks themselves');
  await requirePeople(ctx, [userId]);
  await ctx.blocks.add(by, userId);
  ctx.events.blockNoted('blocked', by, userId);
  return settle(ctx, by, userId);
}

export async function unblockPerson(ctx: Needs, by: string, userId: string): Promise<string | null> {
  await ctx.blocks.remove(by, userId);
  ctx.events.blockNoted('unblocked', by, userId);
  return settle(ctx, by, userId);
}

/** Lets the dm of two people follow from their blocks, on all nodes. */
export async function settle(
  { blocks, memberships }: Pick<Needs, 'blocks' | 'memberships'>,
  one: string,
  other: string,
): Promise<string | null> {
  const roomId = await blocks.settleDm([one, other]);
  if (roomId !== null) await Promise.all([one, other].map(userId => memberships.changed(roomId, userId)));
  return roomId;
}

export async function listBlocks(
  { blocks, profiles }: Pick<Needs, 'blocks' | 'profiles'>,
  by: string,
  { cursor, limit }: PageQuery,
): Promise<{ blocks: Block[]; nextCursor: string | null }> {
  const found = await blocks.page(by, { after: decodePlace(cursor), limit });
  const listed = await withPeople(profiles, found, ({ at }, user) => ({ user, at: at.toISOString() }));
  return { blocks: listed, nextCursor: nextOf(found, limit, ({ at, userId }) => ({ at, id: userId })) };
}
