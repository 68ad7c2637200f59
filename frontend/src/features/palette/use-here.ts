import { useMatch } from 'react-router';
import type { RoomState } from '#lib/chat/state.ts';
import { useRoom } from '#lib/react/room-names.ts';

/** The conversation or the channel that is open, where one is. */
export function useHere(): RoomState | undefined {
  const conversation = useMatch('/rooms/:roomId/*')?.params.roomId;
  const channel = useMatch('/spaces/:spaceId/channels/:roomId/*')?.params.roomId;
  return useRoom(conversation ?? channel ?? '');
}
