import type { Room } from '@parley/contracts/room';
import type { ChatState, RoomState } from '#lib/chat/state.ts';
import { t } from '#lib/i18n/texts.ts';
import { roomPath } from '#lib/room-path.ts';
import { useChatState } from '#lib/react/chat-context.ts';

/** What a room is called: its name, or the other person's. */
export function roomName(room: Pick<Room, 'name' | 'peer'>): string {
  return room.name ?? room.peer?.displayName ?? t.rooms.unnamed;
}

export function useRoom(roomId: string): RoomState | undefined {
  return useChatState(state => state.rooms[roomId]);
}

/** The page of a room, also before it is known. */
export function useRoomPath(roomId: string): string {
  return useChatState(({ rooms }) => roomPath(rooms[roomId] ?? { id: roomId }));
}

/** Enough of a name for a narrow place. */
export function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}

/** Whether the other person of a dm is connected; nobody knows while this client is not. */
export function isPeerOnline(room: RoomState, { online, connection }: ChatState): boolean | undefined {
  if (connection.status !== 'connected') return undefined;
  return room.peer ? (online[room.peer.id] ?? room.live > 1) : undefined;
}
