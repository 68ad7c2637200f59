import { chatApi } from '@parley/contracts/chat-api';
import { call } from '#lib/api/call.ts';
import { command } from '#lib/chat/connection/command.ts';
import { isGone } from '#lib/chat/outbox/kinds/is-gone.ts';
import type { EntryBase, EntryKind } from '#lib/chat/outbox/kinds/kind.ts';

export interface DeleteEntry extends EntryBase {
  kind: 'delete';
  messageId: string;
}

export const deletion: EntryKind<DeleteEntry> = {
  lane: 'room',
  bySocket: (socket, { roomId, messageId, id: clientEventId }) =>
    command(socket, 'message:delete', { roomId, id: messageId, clientEventId }),
  byRest: ({ roomId, messageId }) => call(chatApi.deleteMessage, { params: { id: roomId, messageId } }),
  isFulfilledBy: ({ messageId }, message, me) =>
    message.senderId === me && message.id === messageId && message.deletedAt !== undefined,
  isKeptWhenRejected: true,
  isForgotten: isGone,
};
