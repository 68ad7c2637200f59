import { ParleyError } from '@parley/contracts/errors';
import { explain, rankOf } from '@parley/contracts/spaces/access';
import { has, type Permission } from '@parley/contracts/spaces/permissions';
import type { Channel, Space, SpaceEntry } from '@parley/contracts/spaces/space';
import type { CallReply } from '@parley/contracts/rest';
import type { SpaceApi } from '@parley/contracts/spaces/space-api';
import type { SpacePerson } from '../access/space-access.ts';
import type { ChatContext } from '../context.ts';
import { decodeCursor, encodeCursor } from '../messages/cursors.ts';
import { readHeads } from '../messages/read-heads.ts';
import { emptyHead, type RoomHead } from '../room-log/model.ts';
import type { Marks } from '../stores/members.ts';
import type { PageQuery } from './pages.ts';
import { presentChannel, presentEntry, presentSpace, type SpaceNews } from './present-space.ts';
import type { StoredPlace } from '../stores/place-model.ts';
import type { ChannelState, StoredChannel } from './space-model.ts';

type Needs = Pick<
  ChatContext,
  'spaces' | 'access' | 'members' | 'profiles' | 'cache' | 'log' | 'calls' | 'places' | 'blocks'
>;

/** Of all spaces of a list together. */
const mostChannelsLooked = 2_000;

/** Somebody in a space; a space that they are not in is none to them. Throws `unknown_space`. */
export async function requireInSpace(
  { access }: Pick<ChatContext, 'access'>,
  spaceId: string,
  userId: string,
  need?: Permission,
): Promise<SpacePerson> {
  const found = await access.person(spaceId, userId);
  if (!found) throw new ParleyError('unknown_space');
  if (need && !has(access.permissionsIn(found), need))
    throw new ParleyError('forbidden', `Needs the permission ${need}`);
  return found;
}

/** The own spaces, by name; to its owner one that is being deleted too. */
export async function listSpaces(
  ctx: Needs,
  userId: string,
  query: PageQuery,
): Promise<{ spaces: SpaceEntry[]; nextCursor: string | null }> {
  const memberships = await ctx.spaces.ofUsers([userId]);
  const found = await ctx.spaces.findMany(memberships.map(({ spaceId }) => spaceId));
  const visible = found.filter(({ deletedAt, ownerId }) => !deletedAt || ownerId === userId);
  visible.sort((one, other) => one.name.localeCompare(other.name) || (one.id < other.id ? -1 : 1));
  const { items, nextCursor } = pageOf(visible, query);
  const news = await newsOf(
    ctx,
    items.map(({ id }) => id),
    userId,
  );
  return { spaces: items.map(space => presentEntry(space, news.get(space.id))), nextCursor };
}

/**
 * What is new in each of these spaces, in what the person has neither muted nor hidden; of those after too many channels
 * nothing is said.
 */
async function newsOf(ctx: Needs, spaceIds: string[], userId: string): Promise<Map<string, SpaceNews>> {
  const news = new Map<string, SpaceNews>();
  const { quiet, marked } = await ctx.places.countedOtherwise(userId, spaceIds);
  let looked = 0;
  for (const spaceId of spaceIds) {
    const person = await ctx.access.person(spaceId, userId);
    const seen = person && !quiet.has(spaceId) ? channelsInSight(ctx, person) : [];
    const channels = seen.filter(({ id }) => !quiet.has(id));
    looked += channels.length;
    if (!person || looked > mostChannelsLooked) continue;
    const states = await statesOf(ctx, person, channels);
    const unreadCount = states.reduce((sum, state) => sum + state.unread, 0);
    news.set(spaceId, {
      unread: unreadCount > 0 || channels.some(({ id }) => marked.has(id)),
      unreadCount,
      mentions: states.reduce((sum, state) => sum + state.mentions, 0),
    });
  }
  return news;
}

/** Marks all channels that somebody sees as read. Answers the places that were marked as unread. Throws `unknown_space`. */
export async function readSpace(
  ctx: Needs & Pick<ChatContext, 'marks'>,
  spaceId: string,
  userId: string,
): Promise<StoredPlace[]> {
  const person = await requireInSpace(ctx, spaceId, userId);
  const channels = channelsInSight(ctx, person);
  const heads = await readHeads(
    ctx,
    channels.map(({ id }) => id),
  );
  const marks = [...heads].map(([roomId, { lastSeq, messages }]) => ({
    ...{ roomId, userId, inChannel: true, deliveredSeq: lastSeq, readSeq: lastSeq, readMessages: messages },
  }));
  const stored = await Promise.all(marks.map(mark => ctx.marks.raise(mark)));
  if (stored.includes(false)) throw new ParleyError('overloaded', 'Too many marks wait', { retryAfterMs: 1_000 });
  return ctx.places.clearMarks(userId, spaceId);
}

/** Throws `unknown_space`. */
export async function viewSpace({ spaces }: Pick<Needs, 'spaces'>, spaceId: string, userId: string): Promise<Space> {
  const [space, member] = await Promise.all([spaces.find(spaceId), spaces.findMember(spaceId, userId)]);
  if (!space || !member || (space.deletedAt && space.ownerId !== userId)) throw new ParleyError('unknown_space');
  return presentSpace(space, member);
}

/** The channels that somebody sees, in their order. Throws `unknown_space`. */
export async function listChannels(
  ctx: Needs,
  spaceId: string,
  userId: string,
  query: PageQuery,
): Promise<{ channels: Channel[]; nextCursor: string | null }> {
  const person = await requireInSpace(ctx, spaceId, userId);
  const { items, nextCursor } = pageOf(channelsInSight(ctx, person), query);
  return { channels: await showChannels(ctx, person, items), nextCursor };
}

/** A channel as somebody sees it. Throws `unknown_room`. */
export async function viewChannel(ctx: Needs, spaceId: string, channelId: string, userId: string): Promise<Channel> {
  const person = await requireInSpace(ctx, spaceId, userId);
  const channel = channelsInSight(ctx, person).find(({ id }) => id === channelId);
  const [shown] = channel ? await showChannels(ctx, person, [channel]) : [];
  if (!shown) throw new ParleyError('unknown_room');
  return shown;
}

/** The channels that somebody sees, in their order. */
export function channelsInSight({ access }: Pick<Needs, 'access'>, person: SpacePerson): StoredChannel[] {
  const { space, channels } = person.known;
  const places = new Map<string | null, number>(space.categories.map(({ id }, at) => [id, at]));
  return [...channels.values()]
    .map(({ channel }) => channel)
    .filter(({ id }) => has(access.permissionsInChannel(person, id), 'viewChannel'))
    .sort(
      (one, other) =>
        (places.get(one.categoryId) ?? -1) - (places.get(other.categoryId) ?? -1) ||
        one.position - other.position ||
        (one.id < other.id ? -1 : 1),
    );
}

async function showChannels(ctx: Needs, person: SpacePerson, channels: StoredChannel[]): Promise<Channel[]> {
  const ids = channels.map(({ id }) => id);
  const [states, calls] = await Promise.all([statesOf(ctx, person, channels), ctx.calls.ofRooms(ids).catch(() => [])]);
  return channels.map((channel, at) => {
    const call = calls[at] ?? null;
    const running = call && call.participants.length > 0 ? call : null;
    const state = { ...(states[at] ?? stateOf(emptyHead, undefined, new Date())), call: running };
    return presentChannel(channel, ctx.access.permissionsInChannel(person, channel.id), state);
  });
}

type Progress = Omit<ChannelState, 'call'>;

async function statesOf(ctx: Needs, { member }: SpacePerson, channels: StoredChannel[]): Promise<Progress[]> {
  const ids = channels.map(({ id }) => id);
  const [heads, marks] = await Promise.all([readHeads(ctx, ids), ctx.members.channelMarks(ids, member.userId)]);
  const states = ids.map(id => stateOf(heads.get(id) ?? emptyHead, marks.get(id), member.joinedAt));
  const unread = states.flatMap((state, at) =>
    state.unread > 0 ? [{ roomId: ids[at] ?? '', after: state.readSeq }] : [],
  );
  if (unread.length === 0) return states;
  const blocked = await ctx.blocks.blockedBy(member.userId);
  const [mentions, lines] = await Promise.all([
    ctx.log.countMentions(unread, { ...member, blocked }),
    ctx.log.countLines(unread),
  ]);
  return states.map((state, at) => {
    const roomId = ids[at] ?? '';
    // What a channel tells of itself is unread to nobody.
    const counted = Math.max(0, state.unread - (lines.get(roomId) ?? 0));
    return { ...state, unread: counted, mentions: mentions.get(roomId) ?? 0 };
  });
}

/** Who never read a channel has nothing unread of before they joined. Mentions are counted for many channels at once. */
function stateOf(head: RoomHead, mark: Marks | undefined, joinedAt: Date): Progress {
  const lastMessageAt = head.lastMessageAt ?? null;
  const isNew = lastMessageAt !== null && lastMessageAt > joinedAt;
  const readMessages = mark?.readMessages ?? (isNew ? 0 : head.messages);
  return {
    lastSeq: head.lastSeq,
    readSeq: mark?.readSeq ?? 0,
    unread: Math.max(0, head.messages - readMessages),
    mentions: 0,
    lastMessageAt,
  };
}

/** Why somebody may do something or not: everybody may ask about themselves. Throws `unknown_space`, `forbidden`, `unknown_user`, `unknown_room`. */
export async function explainPermission(
  ctx: Needs,
  spaceId: string,
  askedBy: string,
  { userId, permission, channelId }: { userId: string; permission: Permission; channelId?: string | undefined },
): Promise<CallReply<SpaceApi['explainPermission']>> {
  const asker = await requireInSpace(ctx, spaceId, askedBy, userId === askedBy ? undefined : 'manageRoles');
  const about = await ctx.access.person(spaceId, userId);
  if (!about) throw new ParleyError('unknown_user');
  const channel = channelId === undefined ? undefined : asker.known.channels.get(channelId);
  const isSeen = channelId !== undefined && has(ctx.access.permissionsInChannel(asker, channelId), 'viewChannel');
  if (channelId !== undefined && (!channel || !isSeen)) throw new ParleyError('unknown_room');
  const { allowed, because, id } = explain(about.known.rules, about.person, permission, Date.now(), channel?.rules);
  const rank = rankOf(about.known.rules, about.person);
  return { allowed, because, id: id ?? null, rank: Number.isFinite(rank) ? rank : null };
}

/** A page of a list that is in memory as a whole. */
export function pageOf<T extends { id: string }>(all: T[], { cursor, limit }: PageQuery) {
  const [after] = cursor === undefined ? [] : decodeCursor(cursor, /^([0-9a-f-]{36})$/);
  const begin = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
  const items = all.slice(begin, begin + limit);
  const last = items.at(-1);
  return { items, nextCursor: last && begin + limit < all.length ? encodeCursor(last.id) : null };
}
