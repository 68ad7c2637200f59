import type { ChatContext } from '../context.ts';
import type { ChatServer } from '../sockets/chat-io.ts';

/** What a route needs that also tells the sockets. */
export interface RouteParts {
  ctx: ChatContext;
  io: ChatServer;
}
