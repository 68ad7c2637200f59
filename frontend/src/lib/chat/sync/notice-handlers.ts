import type { NoticeHandlers } from '@parley/client/sockets/notices';
import type { chatNotices, NoticePayload } from '@parley/contracts/chat-events';
import type { Message } from '@parley/contracts/message';
import { ofNotes } from '@parley/contracts/message-actions/index';
import type { Ringing } from '#lib/chat/calls/ringing.ts';
import { isNews, readUpTo } from '#lib/chat/log/unread.ts';
import type { Typing } from '#lib/chat/presence/typing.ts';
import { putPlace } from '#lib/chat/places.ts';
import { type ChatStore, without } from '#lib/chat/state.ts';
import type { News } from '#lib/chat/sync/news.ts';
import { hasSpace } from '#lib/chat/sync/cached-rooms.ts';
import type { LargeRooms } from '#lib/chat/sync/large-rooms.ts';
import type { Logs } from '#lib/chat/sync/logs.ts';
import type { RoomList } from '#lib/chat/sync/room-list.ts';
import type { Synchroniser } from '#lib/chat/sync/synchroniser.ts';
import { changePerson } from '#lib/chat/sync/change-person.ts';
import { countMessages, patchRoom, patchUnread, raiseHead, raiseMarks } from '#lib/chat/sync/updates.ts';

export interface NoticeDeps {
  store: ChatStore;
  logs: Logs;
  roomList: RoomList;
  largeRooms: LargeRooms;
  synchroniser: Synchroniser;
  typing: Typing;
  ringing: Ringing;
  rejected(notice: NoticePayload<'message:rejected'>): void;
  membersChanged(roomId: string): void;
  spaceChanged(spaceId: string): void;
  ownChanged(): void;
  tell(news: News): void;
}

/** What each notice of the platform means for this client. */
export function noticeHandlers(deps: NoticeDeps): NoticeHandlers<typeof chatNotices> {
  const { store, logs, roomList, largeRooms, synchroniser, typing, ringing } = deps;
  return {
    'message:new': message => {
      typing.heard(message.roomId, message.senderId, false);
      receive(deps, message);
      const { roomId, seq } = message;
      deps.tell({ roomId, seq, message, spaceId: store.getState().rooms[roomId]?.channel?.spaceId, mentions: [] });
    },
    'message:changed': message => receive(deps, message),
    ...ofNotes(note => {
      if (!logs.receive(note)) raiseHead(store, note.roomId, note.seq);
    }),
    'message:rejected': deps.rejected,
    'messages:offline': batch => synchroniser.receiveBatch(batch),
    'message:status': status => applyStatus(deps, status),
    'typing:start': ({ roomId, userId }) => typing.heard(roomId, userId, !store.getState().blocked[userId]),
    'typing:stop': ({ roomId, userId }) => typing.heard(roomId, userId, false),
    'presence:change': notice => applyPresence(deps, notice),
    'room:changed': ({ roomId, reason, userId, lastSeq }) => {
      if (lastSeq !== undefined) raiseHead(store, roomId, lastSeq);
      if (reason === 'head') return logs.heal(roomId);
      if (reason === 'deleted' || (reason === 'left' && userId === store.getState().me.id)) roomList.drop(roomId);
      roomList.loadSoon();
      deps.membersChanged(roomId);
    },
    'room:digest': digest => {
      largeRooms.digest(digest);
      const { roomId, spaceId, lastSeq: seq, message, mentions = [] } = digest;
      deps.tell({ roomId, spaceId, seq, message: message ?? undefined, mentions });
    },
    'space:changed': ({ spaceId, reason }) => {
      if (reason === 'read')
        store.setState(({ spaceNews, spaceMentions }) => ({
          spaceNews: without(spaceNews, spaceId),
          spaceMentions: without(spaceMentions, spaceId),
        }));
      deps.spaceChanged(spaceId);
    },
    'person:status': status =>
      store.setState(({ statuses }) => ({ statuses: { ...statuses, [status.userId]: status } })),
    'own:changed': deps.ownChanged,
    'place:changed': place => putPlace(store, place),
    'sections:changed': ({ sections }) => store.setState({ sections }),
    'person:changed': ({ user }) => changePerson(store, user),
    'call:changed': ({ roomId, call }) => {
      const { rooms, channelCalls } = store.getState();
      if (!rooms[roomId] || rooms[roomId].channel)
        store.setState({ channelCalls: { ...channelCalls, [roomId]: call } });
      patchRoom(store, roomId, room => ({ ...room, call }));
    },
    'call:moved': moved => store.setState({ moved }),
    'call:ringing': ringing.heard,
    'call:ring-ended': ringing.ended,
  };
}

/** An event of a room that is not cached counts at once; the room is opened so that the list shows its last words. */
function receive({ store, logs, roomList }: NoticeDeps, message: Message): void {
  const { rooms, me } = store.getState();
  if (!rooms[message.roomId]) return roomList.loadSoon();
  if (logs.receive(message)) return;
  raiseHead(store, message.roomId, message.changedSeq, message.line ? undefined : message.createdAt);
  // An edit of a message that was counted counts nothing; one that is no news any more does.
  if (message.seq === message.changedSeq || !isNews(message, me.id)) {
    countMessages(store, message.roomId, [message]);
    refreshCount(store, roomList, message.roomId);
  }
  if (hasSpace(store.getState())) void logs.open(message.roomId).catch(() => undefined);
}

function applyStatus({ store, roomList }: NoticeDeps, status: NoticePayload<'message:status'>): void {
  const { roomId, userId, deliveredSeq, readSeq } = status;
  if (userId !== store.getState().me.id) return raiseMarks(store, roomId, userId, status);
  patchRoom(store, roomId, room => ({ ...room, deliveredSeq: Math.max(room.deliveredSeq, deliveredSeq) }));
  patchUnread(store, roomId, unread => readUpTo(unread, readSeq));
  refreshCount(store, roomList, roomId);
}

/** Asks the platform for a number that cannot be known here. */
function refreshCount(store: ChatStore, roomList: RoomList, roomId: string): void {
  if (store.getState().rooms[roomId]?.unreadState.uncertain) roomList.loadSoon();
}

function applyPresence({ store, membersChanged }: NoticeDeps, notice: NoticePayload<'presence:change'>): void {
  const { roomId, live, users } = notice;
  patchRoom(store, roomId, room => (room.live === live ? room : { ...room, live }));
  if (users.length === 0) return membersChanged(roomId);
  const told = Object.fromEntries(users.map(({ userId, status }) => [userId, status === 'online']));
  store.setState(({ online }) => ({ online: { ...online, ...told } }));
}
