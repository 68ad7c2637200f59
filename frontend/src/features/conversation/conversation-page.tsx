import { useParams } from 'react-router';
import { Conversation } from '#features/conversation/conversation.tsx';
import { UnknownRoom } from '#features/conversation/unknown-room.tsx';
import { useOpenRoom } from '#features/conversation/use-open-room.ts';
import { unreadAtHome } from '#lib/chat/places.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { roomName, useRoom } from '#lib/react/room-names.ts';
import { useTitle } from '#lib/use-title.ts';
import { Splash } from '#ui/splash.tsx';

/** The page of one conversation; each room gets a fresh one. */
export function ConversationPage() {
  const { roomId = '' } = useParams();
  const room = useRoom(roomId);
  const isListed = useChatState(state => state.roomsLoading === 'ready');
  const unread = useChatState(unreadAtHome);
  useTitle(room && roomName(room), unread);
  useOpenRoom(roomId, room !== undefined);

  if (room) return <Conversation key={roomId} room={room} />;
  // Before the list is there nobody knows whether the room is theirs.
  if (!isListed) return <Splash />;
  return <UnknownRoom />;
}
