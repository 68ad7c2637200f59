import type { chatApi } from '@parley/contracts/chat-api';
import type { Handler } from '@parley/runtime/mount';
import type { ChatContext } from '../context.ts';
import { changeMessage } from '../domain/change-message.ts';

export function deleteMessageRoute(ctx: ChatContext): Handler<typeof chatApi.deleteMessage> {
  return async ({ caller, params }) => {
    const change = { roomId: params.id, messageId: params.messageId };
    return (await changeMessage(ctx, caller.userId, change)).later;
  };
}
