import type { Room } from '@parley/contracts/room';
import type { ChatContext } from '../context.ts';
import { presentRoom } from './present-room.ts';
import { readHeads } from './read-heads.ts';
import { emptyHead, type Membership, type StoredRoom } from './room-model.ts';

type Needs = Pick<ChatContext, 'rooms' | 'members' | 'profiles' | 'cache' | 'log' | 'presence' | 'calls'>;

/** The rooms of a person as they see them, the most recently active first. */
export async function listRooms(ctx: Needs, userId: string): Promise<Room[]> {
  const memberships = await ctx.members.ofUser(userId);
  const rooms = await showRooms(ctx, userId, memberships);
  return rooms.sort((one, other) => lastActive(other).localeCompare(lastActive(one)));
}

/** One room as its member sees it. */
export async function showRoom(ctx: Needs, membership: Membership): Promise<Room | undefined> {
  return (await showRooms(ctx, membership.userId, [membership]))[0];
}

async function showRooms(ctx: Needs, userId: string, memberships: Membership[]): Promise<Room[]> {
  const roomIds = memberships.map(membership => membership.roomId);
  const [rooms, heads, live, calls] = await Promise.all([
    ctx.rooms.findMany(roomIds),
    readHeads(ctx, roomIds),
    ctx.presence.liveCounts(roomIds),
    ctx.calls.ofRooms(roomIds).catch(() => []),
  ]);
  const peers = await findPeers(ctx, rooms, userId);
  const byId = new Map(rooms.map(room => [room.id, room]));
  return memberships.flatMap((membership, at) => {
    const room = byId.get(membership.roomId);
    const head = heads.get(membership.roomId) ?? emptyHead;
    if (!room) return [];
    const peer = peers.get(room.id) ?? null;
    return [presentRoom({ room, membership, head, live: live[at] ?? 0, peer, call: calls[at] ?? null })];
  });
}

async function findPeers({ members, profiles }: Needs, rooms: StoredRoom[], userId: string) {
  const dms = rooms.filter(room => room.kind === 'dm').map(room => room.id);
  if (dms.length === 0) return new Map();
  const peerIds = await members.peersOf(dms, userId);
  const people = await profiles.findMany([...new Set(peerIds.values())]);
  return new Map([...peerIds].map(([roomId, peerId]) => [roomId, people.get(peerId)]));
}

function lastActive(room: Room): string {
  return room.lastMessageAt ?? room.createdAt;
}
