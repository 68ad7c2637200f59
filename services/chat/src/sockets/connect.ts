import { Gathered } from '@parley/runtime/process/gathered';
import { untilHeard } from '@parley/runtime/sockets/socket-adapter';
import type { ChatContext } from '../context.ts';
import type { ChatServer, ChatSocket } from '../notify/chat-server.ts';
import type { Membership } from '../rooms/room-model.ts';
import type { StoredSpaceMember } from '../spaces/space-model.ts';
import type { Arrivals } from './arrivals.ts';
import { createChatCommands } from './commands.ts';
import { Presence } from './presence.ts';
import type { Ringing } from '../notify/ringing.ts';
import type { LargeRooms } from './large-rooms.ts';
import { noteSubscribing } from './subscribed.ts';
import { socketRooms } from '../notify/socket-rooms.ts';
import { Typing } from './typing.ts';
import { Viewers } from './viewers.ts';

interface Parts {
  ctx: ChatContext;
  io: ChatServer;
  ringing: Ringing;
  largeRooms: LargeRooms;
  arrivals: Arrivals;
}

/** Serves the sockets of this node, from handshake to farewell. */
export function serveSockets({ ctx, io, ringing, largeRooms, arrivals }: Parts): void {
  const typing = new Typing(ctx);
  const viewers = new Viewers(ctx);
  const presence = new Presence(ctx, viewers);
  const homes = new Gathered(homesAtOnce, (userIds: string[]) => readHomes(ctx, userIds));
  const bindCommands = createChatCommands({ ctx, typing, ringing, largeRooms, presence, viewers });

  io.on('connection', socket => {
    const entered = arrivals.count(enterRooms({ ...ctx, homes }, socket, presence));
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

/** People whose memberships are read in one step. */
const homesAtOnce = 100;

/** Where somebody belongs. */
interface Home {
  memberships: Membership[];
  ofSpaces: StoredSpaceMember[];
}

async function readHomes(
  { members, spaces, memberships, access }: Pick<ChatContext, 'members' | 'spaces' | 'memberships' | 'access'>,
  userIds: string[],
): Promise<Home[]> {
  const [rooms, ofSpaces] = await Promise.all([members.ofUsers(userIds), spaces.ofUsers(userIds)]);
  memberships.remember(rooms);
  access.remember(ofSpaces);
  const roomsOf = Map.groupBy(rooms, ({ userId }) => userId);
  const spacesOf = Map.groupBy(ofSpaces, ({ userId }) => userId);
  return userIds.map(id => ({ memberships: roomsOf.get(id) ?? [], ofSpaces: spacesOf.get(id) ?? [] }));
}

/** Lets a socket hear its user and all rooms of its user. A client whose rooms cannot be read is sent away to try again. */
async function enterRooms(
  { homes, adapterSubscriber, service }: Pick<ChatContext, 'adapterSubscriber' | 'service'> & { homes: Homes },
  socket: ChatSocket,
  presence: Presence,
): Promise<void> {
  const { userId } = socket.data.caller;
  try {
    const { memberships, ofSpaces } = await homes.ask(userId);
    // Who has left meanwhile is in no room, and not there.
    if (!socket.connected) return;
    const roomIds = memberships.map(({ roomId }) => roomId);
    const spaces = ofSpaces.map(({ spaceId }) => socketRooms.space(spaceId));
    const rooms = [socketRooms.user(userId), ...roomIds.map(socketRooms.room), ...spaces];
    await socket.join(rooms);
    const seenIn = memberships.filter(({ request }) => request !== 'received').map(({ roomId }) => roomId);
    await presence.connected(socket, seenIn);
    // While Redis is away nobody waits; the rooms are told their heads when it is back.
    await untilHeard(adapterSubscriber, rooms);
  } catch (error) {
    service.logger.warn({ err: error, userId }, 'rooms of a new socket could not be read');
    socket.disconnect(true);
  }
}
type Homes = Pick<Gathered<string, Home>, 'ask'>;

/** Once it hears its user: what began to ring before is read, what begins now is heard. */
async function remind({ service }: Pick<ChatContext, 'service'>, socket: ChatSocket, ringing: Ringing): Promise<void> {
  try {
    await ringing.remind(socket);
  } catch (error) {
    service.logger.info({ err: error }, 'a new socket could not be told what rings');
  }
}
