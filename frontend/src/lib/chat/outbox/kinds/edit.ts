import { chatApi } from '@parley/contracts/chat-api';
import { call } from '#lib/api/call.ts';
import { command } from '#lib/chat/connection/command.ts';
import type { EntryBase, EntryKind } from '#lib/chat/outbox/kinds/kind.ts';

export interface EditEntry extends EntryBase {
  kind: 'edit';
  messageId: string;
  body: string;
}

export const edit: EntryKind<EditEntry> = {
  lane: 'room',
  bySocket: (socket, { roomId, messageId, body, id: clientEventId }) =>
    command(socket, 'message:edit', { roomId, id: messageId, body, clientEventId }),
  byRest: ({ roomId, messageId, body, id: clientEventId }) =>
    call(chatApi.editMessage, { params: { id: roomId, messageId }, body: { body, clientEventId } }),
  isFulfilledBy: ({ messageId, state, body }, message, me) =>
    message.senderId === me &&
    message.id === messageId &&
    state === 'sent' &&
    (message.deletedAt !== undefined || message.body === body),
  isKeptWhenRejected: true,
  isForgotten: () => false,
};
