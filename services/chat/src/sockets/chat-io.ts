import type { ClientToServer, ServerToClient } from '@parley/contracts/chat-events';
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
      onDelivery: payload => measureTotal(ctx, payload),
    }),
  });
}

/** The end of a message's way: it reached a node that serves members of its room. */
function measureTotal({ events }: Needs, { event, payload }: { event: string; payload: unknown }): void {
  if (event !== 'message:new' || typeof payload !== 'object' || payload === null) return;
  if ('createdAt' in payload && typeof payload.createdAt === 'string') {
    events.hop('total', Date.now() - Date.parse(payload.createdAt));
  }
}
