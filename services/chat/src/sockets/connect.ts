import { untilHeard } from '@parley/runtime/sockets/socket-adapter';
import type { ChatContext } from '../context.ts';
import type { ChatServer, ChatSocket } from '../notify/chat-server.ts';
import { createChatCommands } from './commands.ts';
import { Presence } from './presence.ts';
import type { Ringing } from '../notify/ringing.ts';
import type { LargeRooms } from './large-rooms.ts';
import { noteSubscribing } from './subscribed.ts';
import { socketRooms } from '../notify/socket-rooms.ts';
import { Typing } from './typing.ts';

interface Parts {
  ctx: ChatContext;
  io: ChatServer;
  ringing: Ringing;
  largeRooms: LargeRooms;
}

/** Serves the sockets of this node, from handshake to farewell. */
export function serveSockets({ ctx, io, ringing, largeRooms }: Parts): void {
  const typing = new Typing(ctx);
  const presence = new Presence(ctx);
  const bindCommands = createChatCommands({ ctx, typing, ringing, largeRooms });

  io.on('connection', socket => {
    const entered = enterRooms(ctx, socket, presence);
    noteSubscribing(socket, entered);
    void entered.then(() => remind(ctx, socket, ringing));
    bindCommands(socket, socket);
    socket.once('disconnect', () => {
      typing.disconnected(socket);
      presence.disconnected(socket);
      largeRooms.disconnected(socket.id);
    });
  });
  ctx.redis.on('ready', () => void presence.redisIsBack());
  ctx.service.onStop('flush', 'presence', () => presence.retire());
}

/** Lets a socket hear its user and all rooms of its user. A client whose rooms cannot be read is sent away to try again. */
async function enterRooms(
  ctx: Pick<ChatContext, 'members' | 'memberships' | 'spaces' | 'access' | 'adapterSubscriber' | 'service'>,
  socket: ChatSocket,
  presence: Presence,
): Promise<void> {
  const { userId } = socket.data.caller;
  try {
    const [memberships, ofSpaces] = await Promise.all([ctx.members.ofUser(userId), ctx.spaces.ofUser(userId)]);
    ctx.memberships.remember(memberships);
    ctx.access.remember(ofSpaces);
    const roomIds = memberships.map(({ roomId }) => roomId);
    const spaces = ofSpaces.map(({ spaceId }) => socketRooms.space(spaceId));
    const rooms = [socketRooms.user(userId), ...roomIds.map(socketRooms.room), ...spaces];
    await socket.join(rooms);
    const seenIn = memberships.filter(({ request }) => request !== 'received').map(({ roomId }) => roomId);
    await presence.connected(socket, seenIn);
    // While Redis is away nobody waits; the rooms are told their heads when it is back.
    await untilHeard(ctx.adapterSubscriber, rooms);
  } catch (error) {
    ctx.service.logger.warn({ err: error, userId }, 'rooms of a new socket could not be read');
    socket.disconnect(true);
  }
}

/** Once it hears its user: what began to ring before is read, what begins now is heard. */
async function remind({ service }: Pick<ChatContext, 'service'>, socket: ChatSocket, ringing: Ringing): Promise<void> {
  try {
    await ringing.remind(socket);
  } catch (error) {
    service.logger.info({ err: error }, 'a new socket could not be told what rings');
  }
}
