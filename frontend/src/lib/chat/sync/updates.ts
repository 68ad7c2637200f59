import { isMentioned } from '@parley/contracts/mentions';
import type { Message } from '@parley/contracts/message';
import type { Room } from '@parley/contracts/room';
import type { RoomLog } from '#lib/chat/log/room-log.ts';
import { countedIn, isNews, noted, sawMessage, type Unread } from '#lib/chat/log/unread.ts';
import type { ChatState, ChatStore, Loading, Marks, RoomState } from '#lib/chat/state.ts';

type Blocked = ChatState['blocked'];

/** Changes one room of the list; a room that is not in it is left alone. */
export function patchRoom(store: ChatStore, roomId: string, change: (room: RoomState) => RoomState): void {
  store.setState(state => {
    const room = state.rooms[roomId];
    if (!room) return state;
    const changed = change(room);
    return changed === room ? state : { rooms: { ...state.rooms, [roomId]: changed } };
  });
}

/** Changes how far a room is read. */
export function patchUnread(store: ChatStore, roomId: string, change: (unread: Unread) => Unread): void {
  patchCounts(store, roomId, room => ({ unread: change(room.unreadState), mentions: change(room.mentionState) }));
}

/** Counts messages in their newest state, and those of them that mention me. */
export function countMessages(store: ChatStore, roomId: string, messages: readonly Message[]): void {
  const { me, blocked } = store.getState();
  const count = (before: Unread, of: readonly Message[]) =>
    of.reduce((unread, message) => noted(unread, message, me.id), before);
  patchCounts(store, roomId, room => ({
    unread: count(room.unreadState, messages),
    mentions: count(room.mentionState, messages.filter(mentionsMe(room, me.id, blocked))),
  }));
}

/** A digest told of messages that mention me, and of nothing else in them. */
export function countMentions(store: ChatStore, roomId: string, seqs: readonly number[]): void {
  patchCounts(store, roomId, ({ unreadState, mentionState }) => ({
    unread: unreadState,
    mentions: seqs.reduce(sawMessage, mentionState),
  }));
}

/** What is unread, counted in the log of the room where that is possible. */
export function countedInLog(
  room: Pick<Room, 'channel'>,
  counts: { unread: Unread; mentions: Unread },
  { log, me, blocked }: { log: RoomLog | undefined; me: string; blocked: Blocked },
): Pick<RoomState, 'unreadState' | 'mentionState'> {
  if (!log) return { unreadState: counts.unread, mentionState: counts.mentions };
  const isForMe = mentionsMe(room, me, blocked);
  return {
    unreadState: countedIn(counts.unread, log, message => isNews(message, me)),
    mentionState: countedIn(counts.mentions, log, message => isNews(message, me) && isForMe(message)),
  };
}

function patchCounts(
  store: ChatStore,
  roomId: string,
  change: (room: RoomState) => { unread: Unread; mentions: Unread },
): void {
  const { logs, me, blocked } = store.getState();
  patchRoom(store, roomId, room => {
    const counts = countedInLog(room, change(room), { log: logs[roomId], me: me.id, blocked });
    const isSame = counts.unreadState === room.unreadState && counts.mentionState === room.mentionState;
    return isSame ? room : { ...room, ...counts };
  });
}

/** Whom I have blocked calls me in vain. */
function mentionsMe(
  { channel }: Pick<Room, 'channel'>,
  userId: string,
  blocked: Blocked,
): (message: Message) => boolean {
  return message => !blocked[message.senderId] && isMentioned(message, { userId, roleIds: channel?.roleIds ?? [] });
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
