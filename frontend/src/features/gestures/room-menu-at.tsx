import { useState } from 'react';
import { useRoomItems } from '#features/places/use-room-items.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { p } from '#lib/i18n/places-texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { roomName } from '#lib/react/room-names.ts';
import MenuItems from '#ui/menu-items.tsx';

export interface RoomMenuAtProps {
  roomId: string;
  /** In pixels of the window. */
  x: number;
  y: number;
}

/** The menu of a conversation where a finger or the pointer is. */
export function RoomMenuAt({ roomId, ...at }: RoomMenuAtProps) {
  const room = useChatState(({ rooms }) => rooms[roomId]);
  return room && <MenuAt room={room} {...at} />;
}

function MenuAt({ room, x, y }: Omit<RoomMenuAtProps, 'roomId'> & { room: RoomState }) {
  const { items, dialog } = useRoomItems(room);
  const [opener] = useState(() => document.activeElement);
  const name = roomName(room);
  return (
    <>
      <MenuItems
        title={name}
        items={items}
        align="start"
        trigger={{
          'aria-hidden': true,
          'aria-label': p.menu(name),
          tabIndex: -1,
          className: 'pointer-events-none fixed size-0 overflow-hidden p-0',
          style: { left: x, top: y },
        }}
        onCloseAutoFocus={event => {
          event.preventDefault();
          if (opener instanceof HTMLElement) opener.focus();
        }}
      />
      {dialog}
    </>
  );
}
