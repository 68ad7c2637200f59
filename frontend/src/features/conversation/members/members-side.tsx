import { lazy } from 'react';
import { MembersList } from '#features/conversation/members/members-list.tsx';
import { MembersPanel } from '#features/conversation/members/members-panel.tsx';
import type { RoomState } from '#lib/chat/state.ts';

const SpaceMembers = lazy(() => import('#features/spaces/members/space-members.tsx'));

/** Who is in the conversation: the members of the group, or of the channel's space. */
export default function MembersSide({ room, onClose }: { room: RoomState; onClose: () => void }) {
  return (
    <MembersPanel onClose={onClose}>
      {room.channel ? <SpaceMembers spaceId={room.channel.spaceId} /> : <MembersList room={room} />}
    </MembersPanel>
  );
}
