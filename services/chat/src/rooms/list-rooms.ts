import type { Room } from '@parley/contracts/room';
import type { ChatContext } from '../context.ts';
import { decodeCursor, encodeCursor } from '../messages/cursors.ts';
import { presentRoom, type Reading } from './present-room.ts';
import { readHeads } from '../messages/read-heads.ts';
import { readNewest } from '../messages/read-newest.ts';
import { isShown, type Membership, type StoredRoom } from './room-model.ts';
import { emptyHead, type RoomHead, type StoredMessage } from '../room-log/model.ts';

type Needs = Pick<
  ChatContext,
  'rooms' | 'members' | 'profiles' | 'cache' | 'log' | 'marks' | 'presence' | 'calls' | 'blocks'
>;

interface RoomPage {
  rooms: Room[];
  nextCursor: string | null;
}

/** A room's place in the list: when something happened there last, in epoch milliseconds. */
interface Place {
  at: number;
  roomId: string;
}

/** A page of the rooms of a person as they see them, the most recently active first. */
export async function listRooms(
  ctx: Needs,
  userId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<RoomPage> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const memberships = await ctx.members.ofUsers([userId]);
  const heads = await readHeads(
    ctx,
    memberships.map(({ roomId }) => roomId),
  );
  const places = memberships.map(membership => ({ membership, ...placeOf(membership, heads) })).sort(inOrder);
  const page = places.filter(place => !after || inOrder(after, place) < 0).slice(0, limit);
  const last = page.at(-1);
  return {
    rooms: await showRooms(
      ctx,
      userId,
      page.map(({ membership }) => membership),
      heads,
    ),
    nextCursor: last && last !== places.at(-1) ? encodeCursor(last.at, last.roomId) : null,
  };
}

function placeOf({ roomId, joinedAt }: Membership, heads: Map<string, RoomHead>): Place {
  return { roomId, at: (heads.get(roomId)?.lastMessageAt ?? joinedAt).getTime() };
}

/** The latest first. */
function inOrder(one: Place, other: Place): number {
  return other.at - one.at || (one.roomId < other.roomId ? -1 : 1);
}

function readCursor(text: string): Place {
  const [at, roomId = ''] = decodeCursor(text, /^(\d{1,15})\n([0-9a-f-]{36})$/);
  return { at: Number(at), roomId };
}

/** One room as its member sees it. */
export async function showRoom(ctx: Needs, membership: Membership): Promise<Room | undefined> {
  const heads = await readHeads(ctx, [membership.roomId]);
  return (await showRooms(ctx, membership.userId, [membership], heads))[0];
}

async function showRooms(
  ctx: Needs,
  userId: string,
  memberships: Membership[],
  heads: Map<string, RoomHead>,
): Promise<Room[]> {
  const roomIds = memberships.map(membership => membership.roomId);
  const [rooms, readings, mentions, newest, live, calls] = await Promise.all([
    ctx.rooms.findMany(roomIds),
    Promise.all(memberships.map(membership => readingOf(ctx, membership, heads.get(membership.roomId)))),
    mentionsIn(ctx, userId, memberships, heads),
    Promise.all(roomIds.map(roomId => readNewest(ctx, roomId, heads.get(roomId)))),
    ctx.presence.liveCounts(roomIds).catch(() => []),
    ctx.calls.ofRooms(roomIds).catch(() => []),
  ]);
  const peers = await findPeers(ctx, rooms, userId);
  const byId = new Map(rooms.map(room => [room.id, room]));
  return memberships.flatMap((membership, at) => {
    const room = byId.get(membership.roomId);
    if (!room) return [];
    return presentRoom({
      room,
      membership,
      head: heads.get(room.id) ?? emptyHead,
      reading: readings[at] ?? { readSeq: membership.readSeq, unread: 0 },
      mentions: mentions.get(room.id) ?? 0,
      newest: shown(membership, newest[at]),
      live: live[at] ?? 0,
      peer: peers.get(room.id) ?? null,
      call: calls[at] ?? null,
    });
  });
}

/** The newest message may be of before they came. */
function shown(membership: Membership, newest: StoredMessage | undefined): StoredMessage | undefined {
  return newest && isShown(membership, newest) ? newest : undefined;
}

/**
 * Asked of the log only where something came after the mark. Nobody has to read what they wrote: a mark moves over the
 * messages of its owner, up to the first of somebody else, when it is looked at and not with every send.
 */
async function readingOf(ctx: Needs, membership: Membership, head: RoomHead = emptyHead): Promise<Reading> {
  const { roomId, userId, readSeq, readMessages } = membership;
  if (head.messages <= readMessages) return { readSeq, unread: 0 };
  const [unread, next] = await Promise.all([
    ctx.log.countUnread(roomId, userId, readSeq),
    ctx.log.firstOfOthers(roomId, userId, readSeq),
  ]);
  const reach = Math.min(head.lastSeq, (next ?? Infinity) - 1);
  if (reach <= readSeq) return { readSeq, unread };
  // Told now, stored when it can be: the next look finds less to count.
  void keepReach(ctx, membership, reach).catch(() => undefined);
  return { readSeq: reach, unread };
}

/** Asked once for the whole list, and only of rooms where something came after the mark. */
async function mentionsIn(ctx: Needs, userId: string, memberships: Membership[], heads: Map<string, RoomHead>) {
  const behind = memberships.filter(({ roomId, readMessages }) => (heads.get(roomId)?.messages ?? 0) > readMessages);
  const places = behind.map(({ roomId, readSeq: after }) => ({ roomId, after }));
  // A role is one of one space, and so is named in its channels only.
  const roleIds = behind.flatMap(({ access }) => access?.roleIds ?? []);
  if (places.length === 0) return new Map<string, number>();
  return ctx.log.countMentions(places, { userId, roleIds, blocked: await ctx.blocks.blockedBy(userId) });
}

async function keepReach({ log, marks }: Needs, { roomId, userId, access }: Membership, seq: number): Promise<void> {
  const inChannel = access !== undefined;
  const readMessages = await log.messagesUpTo(roomId, seq);
  await marks.raise({ roomId, userId, inChannel, deliveredSeq: seq, readSeq: seq, readMessages });
}

async function findPeers({ members, profiles }: Needs, rooms: StoredRoom[], userId: string) {
  const dms = rooms.filter(room => room.kind === 'dm').map(room => room.id);
  if (dms.length === 0) return new Map();
  const peerIds = await members.peersOf(dms, userId);
  const people = await profiles.findMany([...new Set(peerIds.values())]);
  return new Map([...peerIds].map(([roomId, peerId]) => [roomId, people.get(peerId)]));
}
