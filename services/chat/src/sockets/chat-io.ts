import type { ClientToServer, ServerToClient } from '@parley/contracts/chat-events';
import type { Flags } from '@parley/runtime/sockets/inside-socket-io';
import { shardedAdapter } from '@parley/runtime/sockets/socket-adapter';
import { createSocketServer } from '@parley/runtime/sockets/socket-server';
import type http from 'node:http';
import type { ChatContext } from '../context.ts';
import type { ChatServer } from '../notify/chat-server.ts';

type Needs = Pick<
  ChatContext,
  'service' | 'config' | 'authenticate' | 'handshakeRate' | 'redis' | 'adapterSubscriber' | 'events'
>;

/** The chat namespace of this node, one of many behind the shared adapter. */
export function createChatIo(ctx: Needs, server: http.Server): ChatServer {
  return createSocketServer<ClientToServer, ServerToClient>({
    service: ctx.service,
    server,
    path: '/socket.io',
    origins: ctx.config.PUBLIC_ORIGINS,
    credential: 'token',
    authenticate: ctx.authenticate,
    sessionOf: caller => caller.sessionId,
    handshakes: ctx.handshakeRate,
    adapter: shardedAdapter({
      publisher: ctx.redis,
      subscriber: ctx.adapterSubscriber,
      onDelivery: flags => measureTotal(ctx, flags),
    }),
  });
}

/** The end of a message's way: it reached a node that serves members of its room. */
function measureTotal({ events }: Needs, { at }: Flags): void {
  if (at !== undefined) events.hop('total', Date.now() - at);
}
