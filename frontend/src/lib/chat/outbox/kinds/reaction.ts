import { chatApi } from '@parley/contracts/chat-api';
import { call } from '#lib/api/call.ts';
import { command } from '#lib/chat/connection/command.ts';
import { isMine } from '#lib/chat/log/reactions.ts';
import type { EntryBase, EntryKind } from '#lib/chat/outbox/kinds/kind.ts';

/** An emoji chosen for a message, or taken back. */
export interface ReactionEntry extends EntryBase {
  kind: 'reaction';
  messageId: string;
  emoji: string;
  on: boolean;
}

export const reaction: EntryKind<ReactionEntry> = {
  lane: 'own',
  bySocket: (socket, { roomId, messageId, emoji, on, id: clientEventId }) =>
    command(socket, 'message:react', { roomId, id: messageId, emoji, on, clientEventId }),
  byRest: ({ roomId, messageId, emoji, on, id: clientEventId }) =>
    call(chatApi.react, { params: { id: roomId, messageId }, body: { emoji, on, clientEventId } }),
  // Not before it was acknowledged: what was chosen before it may still be on its way.
  isFulfilledBy: ({ messageId, state, emoji, on }, { id, deletedAt, reactions }) =>
    messageId === id && state === 'sent' && (deletedAt !== undefined || isMine(reactions?.of, emoji) === on),
  isFulfilledByNote: (entry, note, me) =>
    note.notice === 'message:reaction' &&
    note.userId === me &&
    note.messageId === entry.messageId &&
    note.emoji === entry.emoji &&
    note.on === entry.on,
  isKeptWhenRejected: false,
  isForgotten: () => true,
};
