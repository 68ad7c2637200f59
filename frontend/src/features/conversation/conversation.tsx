import { lazy, Suspense } from 'react';
import { ConversationBody } from '#features/conversation/conversation-body.tsx';
import { ConversationHeader } from '#features/conversation/conversation-header.tsx';
import { useMembersShown } from '#features/conversation/members/use-members-shown.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { roomName } from '#lib/react/room-names.ts';
import { fenced } from '#lib/text/fence.ts';

const CallBanner = lazy(() => import('#features/call/conversation/call-banner.tsx'));
const ChannelHeader = lazy(() => import('#features/spaces/channels/channel-header.tsx'));
const MembersSide = lazy(() => import('#features/conversation/members/members-side.tsx'));

export function Conversation({ room }: { room: RoomState }) {
  const [isPanelShown, togglePanel] = useMembersShown();
  const { channel } = room;
  const panel = { isPanelShown, onTogglePanel: togglePanel };
  return (
    <div className="flex h-full">
      <section aria-label={fenced(roomName(room))} className="flex min-w-0 flex-1 flex-col">
        {channel ? (
          <Suspense fallback={<div className="h-16 shrink-0 border-b border-line" />}>
            <ChannelHeader room={room} channel={channel} {...panel} />
          </Suspense>
        ) : (
          <ConversationHeader room={room} {...panel} />
        )}
        <Suspense>{room.call && <CallBanner roomId={room.id} call={room.call} />}</Suspense>
        <ConversationBody room={room} />
      </section>
      <Suspense>{room.kind !== 'dm' && isPanelShown && <MembersSide room={room} onClose={togglePanel} />}</Suspense>
    </div>
  );
}
