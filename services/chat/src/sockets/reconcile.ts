import type { NoticePayload } from '@parley/contracts/chat-events';
import type { ChatContext } from '../context.ts';
import { readHeads } from '../messages/read-heads.ts';
import type { ChatServer, ChatSocket } from '../notify/chat-server.ts';
import { roomIdOf, socketRooms } from '../notify/socket-rooms.ts';

type Needs = Pick<ChatContext, 'members' | 'cache' | 'log'>;

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

async function setRooms({ members }: Pick<Needs, 'members'>, sockets: ChatSocket[]): Promise<void> {
  const byUser = await members.roomIdsOfMany([...new Set(sockets.map(socket => socket.data.caller.userId))]);
  for (const socket of sockets) {
    const should = new Set(byUser.get(socket.data.caller.userId)?.map(socketRooms.room));
    const wrong = [...socket.rooms].filter(name => roomIdOf(name) !== undefined && !should.has(name));
    await Promise.all(wrong.map(name => socket.leave(name)));
    await socket.join([...should]);
  }
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
