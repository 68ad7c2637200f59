import type { chatApi } from '@parley/contracts/chat-api';
import type { Handler } from '@parley/runtime/mount';
import type { ChatContext } from '../context.ts';
import { sendMessage } from '../domain/send-message.ts';

export function sendMessageRoute(ctx: ChatContext): Handler<typeof chatApi.sendMessage> {
  return async ({ caller, params, body }) => (await sendMessage(ctx, caller.userId, params.id, body)).later;
}
