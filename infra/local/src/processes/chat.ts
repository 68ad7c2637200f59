import type { Part } from '../stack/stack-context.ts';
import { nodesOf } from './node-service.ts';

/** The chat nodes, PARLEY_CHAT_NODES of them. */
export const chat: Part = {
  tools: [],
  async servers(stack) {
    const authPort = await stack.ports.claim('auth-1');
    return nodesOf(stack, 'chat', {
      AUTH_JWKS_URL: `http://127.0.0.1:${authPort}/api/auth/.well-known/jwks.json`,
      CALL_TICKET_SECRET: stack.connections.callTicketSecret,
      TURN_URLS: stack.connections.turnUrls.join(','),
      TURN_SECRET: stack.connections.turnSecret,
    });
  },
};
