import type { NoticePayload } from '@parley/contracts/chat-events';
import { has, nothing } from '@parley/contracts/spaces/permissions';
import type { ChatContext } from '../context.ts';
import { readHeads } from '../messages/read-heads.ts';
import type { ChatServer, ChatSocket } from '../notify/chat-server.ts';
import { roomIdOf, socketRooms, spaceIdOf } from '../notify/socket-rooms.ts';

type Needs = Pick<ChatContext, 'members' | 'memberships' | 'spaces' | 'cache' | 'log'>;

const usersAtOnce = 200;
const roomsAtOnce = 200;

/**
 * After Redis was away: memberships may have changed and notices been lost without this node hearing of it. So the
 * rooms of every local socket are set right, and each local room is told how far its log is.
 */
export async function reconcile(ctx: Needs, io: ChatServer): Promise<void> {
  const sockets = [...io.of('/').sockets.values()] as ChatSocket[];
  for (let at = 0; at < sockets.length; at += usersAtOnce) await setRooms(ctx, sockets.slice(at, at + usersAtOnce));
  const roomIds = [...io.of('/').adapter.rooms.keys()].flatMap(name => roomIdOf(name) ?? []);
  for (let at = 0; at < roomIds.length; at += roomsAtOnce)
    await tellHeads(ctx, roomIds.slice(at, at + roomsAtOnce), roomId => io.local.to(socketRooms.room(roomId)));
}

/** The same for one person in one room. A record may be older than what is so by now: the store is asked. */
export async function settleMember(
  { members }: Pick<Needs, 'members'>,
  io: ChatServer,
  roomId: string,
  userId: string,
): Promise<void> {
  const devices = socketRooms.user(userId);
  if (!io.of('/').adapter.rooms.has(devices)) return;
  const local = io.local.in(devices);
  if (await members.find(roomId, userId)) local.socketsJoin(socketRooms.room(roomId));
  else local.socketsLeave(socketRooms.room(roomId));
}

async function setRooms(ctx: Pick<Needs, 'members' | 'memberships' | 'spaces'>, sockets: ChatSocket[]): Promise<void> {
  const userIds = [...new Set(sockets.map(socket => socket.data.caller.userId))];
  const [roomsOf, spacesOf] = await Promise.all([
    ctx.members.roomIdsOfMany(userIds),
    ctx.spaces.spaceIdsOfMany(userIds),
  ]);
  for (const socket of sockets) {
    const { userId } = socket.data.caller;
    const spaces = (spacesOf.get(userId) ?? []).map(socketRooms.space);
    const should = new Set([...(roomsOf.get(userId) ?? []).map(socketRooms.room), ...spaces]);
    for (const name of socket.rooms) {
      if (should.has(name) || (await stillHears(ctx, userId, name))) continue;
      await socket.leave(name);
    }
    await socket.join([...should]);
  }
}

/** Whether it is no room and no space, or a channel that the person sees. */
async function stillHears({ memberships }: Pick<Needs, 'memberships'>, userId: string, name: string): Promise<boolean> {
  const roomId = roomIdOf(name);
  if (roomId === undefined) return spaceIdOf(name) === undefined;
  const membership = await memberships.find(roomId, userId);
  return has(membership?.access?.permissions ?? nothing, 'viewChannel');
}

/** For a socket that went without notices of these rooms. */
export async function tellMissed(ctx: Pick<Needs, 'cache' | 'log'>, socket: Told, names: Set<string>): Promise<void> {
  await tellHeads(
    ctx,
    [...names].flatMap(name => roomIdOf(name) ?? []),
    () => socket,
  );
}

interface Told {
  emit(notice: 'room:changed', payload: NoticePayload<'room:changed'>): unknown;
}

async function tellHeads(
  ctx: Pick<Needs, 'cache' | 'log'>,
  roomIds: string[],
  who: (roomId: string) => Told,
): Promise<void> {
  for (const [roomId, { lastSeq }] of await readHeads(ctx, roomIds))
    who(roomId).emit('room:changed', { roomId, reason: 'head', lastSeq });
}
