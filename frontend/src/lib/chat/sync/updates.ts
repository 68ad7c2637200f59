import { countedIn, type Unread } from '#lib/chat/log/unread.ts';
import type { ChatState, ChatStore, Loading, Marks, RoomState } from '#lib/chat/state.ts';

/** Changes one room of the list; a room that is not in it is left alone. */
export function patchRoom(store: ChatStore, roomId: string, change: (room: RoomState) => RoomState): void {
  store.setState(state => {
    const room = state.rooms[roomId];
    if (!room) return state;
    const changed = change(room);
    return changed === room ? state : { rooms: { ...state.rooms, [roomId]: changed } };
  });
}

/** Changes what is known of a room's unread messages, and counts them in its log where that is possible. */
export function patchUnread(store: ChatStore, roomId: string, change: (unread: Unread) => Unread): void {
  const { logs, me } = store.getState();
  const log = logs[roomId];
  patchRoom(store, roomId, room => {
    const changed = change(room.unreadState);
    const unreadState = log ? countedIn(changed, log, me.id) : changed;
    return unreadState === room.unreadState ? room : { ...room, unreadState };
  });
}

export function setLoading(store: ChatStore, what: 'logLoading' | 'olderLoading', roomId: string, to: Loading): void {
  store.setState(state => ({ [what]: { ...state[what], [roomId]: to } }) as Pick<ChatState, typeof what>);
}

/** How far a channel is, told by a digest. */
export function raiseChannelHead(store: ChatStore, roomId: string, lastSeq: number): void {
  store.setState(state =>
    lastSeq <= (state.channelHeads[roomId] ?? 0)
      ? state
      : { channelHeads: { ...state.channelHeads, [roomId]: lastSeq } },
  );
}

/** Marks only move up: an answer that was overtaken changes nothing. */
export function raiseMarks(store: ChatStore, roomId: string, userId: string, marks: Marks): void {
  store.setState(state => {
    const inRoom = state.marks[roomId] ?? {};
    const known = inRoom[userId] ?? { deliveredSeq: 0, readSeq: 0 };
    const deliveredSeq = Math.max(known.deliveredSeq, marks.deliveredSeq, marks.readSeq);
    const readSeq = Math.max(known.readSeq, marks.readSeq);
    if (inRoom[userId] && deliveredSeq === known.deliveredSeq && readSeq === known.readSeq) return state;
    return { marks: { ...state.marks, [roomId]: { ...inRoom, [userId]: { deliveredSeq, readSeq } } } };
  });
}

/** The head of a room moved; listings and hints may come in any order. */
export function raiseHead(store: ChatStore, roomId: string, lastSeq: number, at?: string): void {
  patchRoom(store, roomId, room => {
    if (lastSeq <= room.lastSeq) return room;
    return { ...room, lastSeq, lastMessageAt: at ?? room.lastMessageAt };
  });
}
