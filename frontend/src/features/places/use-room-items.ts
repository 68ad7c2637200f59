import type { ReactNode } from 'react';
import { useArchiveItem } from '#features/places/use-archive-item.ts';
import { usePlaceMenu } from '#features/places/use-place-menu.tsx';
import { useReadItem } from '#features/places/use-read-item.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { roomName } from '#lib/react/room-names.ts';
import type { MenuItem } from '#ui/menu.tsx';

/** What a person does with a conversation for themselves, wherever it stands. `dialog` belongs beside the menu. */
export function useRoomItems(room: RoomState): { items: MenuItem[]; dialog: ReactNode } {
  const name = roomName(room);
  const { favour, move, notify, mute, dialog } = usePlaceMenu(room.id, name);
  const read = useReadItem({ id: room.id, name }, room.unreadState.count, room.lastSeq);
  const archive = useArchiveItem(room, name);
  return { items: [read, favour, move, notify, mute, archive], dialog };
}
