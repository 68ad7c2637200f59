import { lazy, Suspense, useCallback } from 'react';
import { useMembers } from '#features/conversation/api/list-members.ts';
import { ReadOnly } from '#features/conversation/composer/read-only.tsx';
import { maySend } from '#lib/chat/may.ts';
import { Composer } from '#features/conversation/composer/composer.tsx';
import { Announcer } from '#features/conversation/list/announcer.tsx';
import { MessageArea } from '#features/conversation/list/message-area.tsx';
import { TypingLine } from '#features/conversation/typing-line.tsx';
import { useConversation } from '#features/conversation/use-conversation.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { useChat, useChatState } from '#lib/react/chat-context.ts';
import { useDraft, useDraftActions } from '#lib/react/use-draft.ts';
import { namesIn, withHandles } from '#lib/text/mentions.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';

const DmGate = lazy(() => import('#features/people/dm/dm-gate.tsx'));

/** The messages of a room and where one writes to it. */
export function ConversationBody({ room }: { room: RoomState }) {
  useMembers(room.id, room.channel === undefined);
  const { rows, shown, isReady } = useConversation(room);
  const { edit } = useDraft(room.id);
  const draft = useDraftActions(room.id);
  const chat = useChat();

  const startEdit = useCallback(
    ({ message, roomId, body }: ShownMessage) =>
      message && draft.edit({ messageId: message.id, text: withHandles(body, namesIn(chat.store.getState(), roomId)) }),
    [chat, draft],
  );
  /** Up in an empty composer takes the last own message back for a change; while it is on its way, no older one. */
  function editLast() {
    const last = shown.findLast(({ isOwn, isDeleted, isUnknown }) => isOwn && !isDeleted && !isUnknown);
    if (last) startEdit(last);
  }
  const isBlocked = useChatState(({ blocked }) => blocked[room.peer?.id ?? ''] ?? false);
  const composer = maySend(room) ? (
    <Composer key={edit?.messageId ?? 'new'} room={room} onEditLast={editLast} />
  ) : (
    <ReadOnly isLocked={room.channel?.locked === true} />
  );
  return (
    <>
      <MessageArea room={room} rows={rows} isReady={isReady} editedId={edit?.messageId} onEdit={startEdit} />
      <Announcer room={room} shown={shown} />
      <TypingLine roomId={room.id} />
      {isBlocked || room.request ? (
        <Suspense>
          <DmGate room={room} isBlocked={isBlocked}>
            {composer}
          </DmGate>
        </Suspense>
      ) : (
        composer
      )}
    </>
  );
}
