import { lazy, Suspense } from 'react';
import { ConversationBody } from '#features/conversation/conversation-body.tsx';
import { ConversationHeader } from '#features/conversation/conversation-header.tsx';
import { MembersPanel } from '#features/conversation/members/members-panel.tsx';
import { useMembersShown } from '#features/conversation/members/use-members-shown.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { roomName } from '#lib/react/room-names.ts';
import { fenced } from '#lib/text/fence.ts';

const CallBanner = lazy(() => import('#features/call/conversation/call-banner.tsx'));

export function Conversation({ room }: { room: RoomState }) {
  const [isPanelShown, togglePanel] = useMembersShown();
  return (
    <div className="flex h-full">
      <section aria-label={fenced(roomName(room))} className="flex min-w-0 flex-1 flex-col">
        <ConversationHeader room={room} isPanelShown={isPanelShown} onTogglePanel={togglePanel} />
        <Suspense>{room.call && <CallBanner roomId={room.id} call={room.call} />}</Suspense>
        <ConversationBody room={room} />
      </section>
      <Suspense>{room.kind === 'group' && isPanelShown && <MembersPanel room={room} onClose={togglePanel} />}</Suspense>
    </div>
  );
}
