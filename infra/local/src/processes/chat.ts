import { environmentOf } from '@parley/runtime/kafka-connection';
import { originsOf } from '../gateway-address.ts';
import type { Part, StackContext } from '../stack-context.ts';
import { nodeService, numbered } from './node-service.ts';

const STORES = ['mongo', 'redis', 'kafka'];

/** The chat nodes, PARLEY_CHAT_NODES of them. */
export const chat: Part = {
  tools: [],
  async servers(stack) {
    const authPort = await stack.ports.claim('auth-1');
    const env = {
      ...storesEnv(stack, 'chat'),
      AUTH_JWKS_URL: `http://127.0.0.1:${authPort}/api/auth/.well-known/jwks.json`,
      PUBLIC_ORIGINS: originsOf(stack.config, stack.address).join(','),
      CALL_TICKET_SECRET: stack.connections.callTicketSecret,
      TURN_URLS: stack.connections.turnUrls.join(','),
      TURN_SECRET: stack.connections.turnSecret,
    };
    const shared = {
      service: 'chat',
      entry: 'services/chat/src/main.ts',
      after: STORES,
      listens: true,
      env,
    };
    return Promise.all(numbered('chat', stack.config.chatNodes).map(name => nodeService(stack, { ...shared, name })));
  },
};

/** The delivery workers, PARLEY_DELIVERY_WORKERS of them. */
export const delivery: Part = {
  tools: [],
  async servers(stack) {
    const env = storesEnv(stack, 'delivery');
    const shared = { service: 'delivery', entry: 'services/chat/src/worker.ts', after: STORES, listens: false, env };
    const names = numbered('delivery', stack.config.deliveryWorkers);
    return Promise.all(names.map(name => nodeService(stack, { ...shared, name })));
  },
};

function storesEnv({ connections }: StackContext, account: 'chat' | 'delivery'): Record<string, string> {
  const { mongoUrl, redis, kafka } = connections;
  return { MONGO_URL: mongoUrl, REDIS_URL: redis[account], ...environmentOf(kafka[account]) };
}
