import { bounds } from '#config/timing.ts';
import { type ChatState, type ChatStore, type RoomState, without } from '#lib/chat/state.ts';

/** Conversations of the list, the most recently active first: channels stand in their spaces. */
export function roomsByActivity({ rooms }: Pick<ChatState, 'rooms'>): RoomState[] {
  return byActivity(Object.values(rooms).filter(({ channel }) => channel === undefined));
}

function byActivity(rooms: RoomState[]): RoomState[] {
  const activity = (room: { lastMessageAt: string | null; createdAt: string }) => room.lastMessageAt ?? room.createdAt;
  return rooms.sort((a, b) => activity(b).localeCompare(activity(a)));
}

/** Opens the liveliest rooms one after the other, so that the list shows last words and the first click is instant. */
export async function warmLogs(store: ChatStore, open: (roomId: string) => Promise<void>): Promise<void> {
  const rooms = roomsByActivity(store.getState()).filter(room => room.lastSeq > 0);
  for (const room of rooms.slice(0, bounds.warmRooms)) await open(room.id);
}

/** True while there is room to cache one more conversation. */
export function hasSpace({ logs }: ChatState): boolean {
  return Object.keys(logs).length < bounds.cachedRooms;
}

/** Forgets the messages of the least recently active rooms beyond the bound, never of the open one. */
export function keepFewLogs(store: ChatStore): void {
  const state = store.getState();
  const cached = byActivity(Object.values(state.rooms)).filter(
    room => state.logs[room.id] && room.id !== state.openRoom,
  );
  const surplus = Object.keys(state.logs).length - bounds.cachedRooms;
  for (const room of cached.slice(cached.length - Math.max(0, surplus))) {
    store.setState(({ logs, logLoading }) => ({
      logs: without(logs, room.id),
      logLoading: without(logLoading, room.id),
    }));
  }
}

/** Channels that were opened, which no listing names. */
export function channelsOf(rooms: Readonly<Record<string, RoomState>>): Record<string, RoomState> {
  return Object.fromEntries(Object.entries(rooms).filter(([, { channel }]) => channel !== undefined));
}
