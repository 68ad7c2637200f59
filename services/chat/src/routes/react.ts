import type { chatApi } from '@parley/contracts/chat-api';
import type { Handler } from '@parley/runtime/mount';
import type { ChatContext } from '../context.ts';
import { react } from '../domain/react.ts';

export function reactRoute(ctx: ChatContext): Handler<typeof chatApi.react> {
  return async ({ caller, params, body }) => {
    const choice = { roomId: params.id, messageId: params.messageId, ...body };
    return (await react(ctx, caller.userId, choice)).later;
  };
}
