import type { Part } from '../stack/stack-context.ts';
import { keysEnv, nodesOf } from './node-service.ts';

/** The chat nodes, PARLEY_CHAT_NODES of them. */
export const chat: Part = {
  tools: [],
  async servers(stack) {
    return nodesOf(stack, 'chat', {
      ...(await keysEnv(stack)),
      CALL_TICKET_SECRET: stack.connections.callTicketSecret,
      TURN_URLS: stack.connections.turnUrls.join(','),
      TURN_SECRET: stack.connections.turnSecret,
    });
  },
};
