import type { chatApi } from '@parley/contracts/chat-api';
import type { Handler } from '@parley/runtime/mount';
import type { ChatContext } from '../context.ts';
import { changeMessage } from '../domain/change-message.ts';

export function editMessageRoute(ctx: ChatContext): Handler<typeof chatApi.editMessage> {
  return async ({ caller, params, body }) => {
    const change = { roomId: params.id, messageId: params.messageId, ...body };
    return (await changeMessage(ctx, caller.userId, change)).later;
  };
}
