import type { ClientToServer, ServerToClient } from '@parley/contracts/chat-events';
import type { Flags } from '@parley/runtime/sockets/inside-socket-io';
import { shardedAdapter } from '@parley/runtime/sockets/socket-adapter';
import { createSocketServer } from '@parley/runtime/sockets/socket-server';
import type http from 'node:http';
import type { Socket } from 'socket.io';
import type { ChatContext } from '../context.ts';
import type { ChatServer } from '../notify/chat-server.ts';
import { socketRooms } from '../notify/socket-rooms.ts';
import { Arrivals } from './arrivals.ts';
import { SpaceDigests } from './space-digests.ts';
import { LargeRooms } from './large-rooms.ts';
import { tellMissed } from './reconcile.ts';

type Needs = Pick<
  ChatContext,
  | 'service'
  | 'config'
  | 'authenticate'
  | 'handshakeRate'
  | 'redis'
  | 'adapterSubscriber'
  | 'events'
  | 'pressure'
  | 'cache'
  | 'log'
  | 'access'
  | 'blocks'
>;

interface ChatIo {
  io: ChatServer;
  largeRooms: LargeRooms;
  digests: SpaceDigests;
  arrivals: Arrivals;
}

/** The chat namespace of this node, one of many behind the shared adapter. */
export function createChatIo(ctx: Needs, server: http.Server): ChatIo {
  const largeRooms = new LargeRooms({
    largerThan: ctx.config.PARLEY_LARGE_ROOM_SOCKETS,
    tell(digest, except) {
      io.local.to(socketRooms.room(digest.roomId)).except(except).emit('room:digest', digest);
      ctx.events.digestTold();
    },
    ofSpace: (space, event) => digests.heard(space, event),
  });
  const digests = new SpaceDigests(ctx, () => io);
  const arrivals = new Arrivals();
  const io: ChatServer = createSocketServer<ClientToServer, ServerToClient>({
    service: ctx.service,
    server,
    path: '/socket.io',
    origins: ctx.config.PUBLIC_ORIGINS,
    credential: 'token',
    authenticate: ctx.authenticate,
    sessionOf: caller => caller.sessionId,
    handshakes: { ...ctx.handshakeRate, isFull: () => arrivals.isFull },
    onBack: (socket, rooms) => void tellWhoIsBack(ctx, socket, rooms),
    adapter: shardedAdapter({
      publisher: ctx.redis,
      subscriber: ctx.adapterSubscriber,
      onDelivery: flags => measureTotal(ctx, flags),
      crowds: largeRooms,
    }),
  });
  return { io, largeRooms, digests, arrivals };
}

/** The end of a message's way: it reached a node that serves members of its room. */
function measureTotal({ events, pressure, service }: Needs, { at, from }: Flags): void {
  if (at === undefined) return;
  events.hop('total', Date.now() - at);
  if (from === service.node) pressure.returned(at);
}

/** A socket that was too slow learns how far its rooms are, and fetches what it went without. */
async function tellWhoIsBack(ctx: Needs, socket: Socket, rooms: Set<string>): Promise<void> {
  ctx.events.slowSocketBack(rooms.size);
  try {
    await tellMissed(ctx, socket, rooms);
  } catch (error) {
    ctx.service.logger.info({ err: error }, 'could not tell a slow socket how far its rooms are');
  }
}
