import { chatApi } from '@parley/contracts/chat-api';
import { call } from '#lib/api/call.ts';
import { command } from '#lib/chat/connection/command.ts';
import type { EntryBase, EntryKind } from '#lib/chat/outbox/kinds/kind.ts';

export interface SendEntry extends EntryBase {
  kind: 'send';
  body: string;
  replyTo?: string;
}

export const send: EntryKind<SendEntry> = {
  lane: 'room',
  bySocket: (socket, { roomId, id: clientMsgId, body, replyTo }) =>
    command(socket, 'message:send', { roomId, clientMsgId, body, replyTo }),
  byRest: ({ roomId, id: clientMsgId, body, replyTo }) =>
    call(chatApi.sendMessage, { params: { id: roomId }, body: { clientMsgId, body, replyTo } }),
  isFulfilledBy: ({ id }, { senderId, clientMsgId }, me) => senderId === me && clientMsgId === id,
  isKeptWhenRejected: true,
  isForgotten: () => false,
};
