import { Suspense, useState } from 'react';
import { useMembers } from '#features/conversation/api/list-members.ts';
import { Composer } from '#features/conversation/composer/composer.tsx';
import { ConversationHeader } from '#features/conversation/conversation-header.tsx';
import { Announcer } from '#features/conversation/list/announcer.tsx';
import { MessageArea } from '#features/conversation/list/message-area.tsx';
import { MembersPanel } from '#features/conversation/members/members-panel.tsx';
import { useMembersShown } from '#features/conversation/members/use-members-shown.ts';
import { TypingLine } from '#features/conversation/typing-line.tsx';
import { useConversation } from '#features/conversation/use-conversation.ts';
import type { RoomState } from '#lib/chat/state.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';

export function Conversation({ room }: { room: RoomState }) {
  useMembers(room.id);
  const { rows, shown } = useConversation(room);
  const [editing, setEditing] = useState<ShownMessage | null>(null);
  const [isPanelShown, togglePanel] = useMembersShown();

  /** Up in an empty composer takes the last own message back for a change. */
  function editLast() {
    const last = shown.findLast(({ isOwn, isDeleted, message }) => isOwn && !isDeleted && message !== undefined);
    if (last) setEditing(last);
  }
  return (
    <div className="flex h-full">
      <section aria-label={room.name ?? room.peer?.displayName} className="flex min-w-0 flex-1 flex-col">
        <ConversationHeader room={room} isPanelShown={isPanelShown} onTogglePanel={togglePanel} />
        <MessageArea room={room} rows={rows} onEdit={setEditing} />
        <Announcer room={room} shown={shown} />
        <TypingLine roomId={room.id} />
        <Composer
          key={editing?.key ?? 'new'}
          room={room}
          editing={editing}
          onEditLast={editLast}
          onDone={() => setEditing(null)}
        />
      </section>
      <Suspense>{room.kind === 'group' && isPanelShown && <MembersPanel room={room} onClose={togglePanel} />}</Suspense>
    </div>
  );
}
