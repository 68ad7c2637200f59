import type { OwnUser } from '@parley/contracts/auth-api';
import type { NoticePayload } from '@parley/contracts/chat-events';
import type { Member } from '@parley/contracts/room';
import { createMessageActions, type MessageActions } from '#lib/chat/actions.ts';
import { createConnection } from '#lib/chat/connection/connection.ts';
import type { OutboxEntry } from '#lib/chat/outbox/entry.ts';
import { openPersonalOutbox } from '#lib/chat/outbox/personal-outbox.ts';
import { createSettler } from '#lib/chat/outbox/settler.ts';
import { createOwnMarks } from '#lib/chat/presence/marks.ts';
import { learnMembers } from '#lib/chat/presence/learn-members.ts';
import { createTyping, type Typing } from '#lib/chat/presence/typing.ts';
import { type ChatStore, createChatStore } from '#lib/chat/state.ts';
import { bindNotices } from '#lib/chat/sync/bind-notices.ts';
import { keepFewLogs, warmLogs } from '#lib/chat/sync/cached-rooms.ts';
import { commitLog } from '#lib/chat/sync/commit-log.ts';
import { createLogs } from '#lib/chat/sync/logs.ts';
import { noticeHandlers } from '#lib/chat/sync/notice-handlers.ts';
import { createRoomList, type RoomList } from '#lib/chat/sync/room-list.ts';
import { createSynchroniser } from '#lib/chat/sync/synchroniser.ts';

export interface EngineDeps {
  me: OwnUser;
  /** A usable access token; with `stale`, another one than that. */
  token(stale?: string): Promise<string>;
  onRevoked(): void;
  /** Membership or presence of a room changed in a way that only its member list tells. */
  membersChanged(roomId: string): void;
  /** A message was refused after it had been acknowledged, and its text is no longer on this device. */
  onLost(notice: NoticePayload<'message:rejected'>): void;
}

/** The chat of one signed-in account in one tab, outside React: React reads `store` and calls what is here. */
export interface ChatEngine extends MessageActions {
  store: ChatStore;
  typing: Pick<Typing, 'typed' | 'stopped'>;
  rooms: Pick<RoomList, 'load' | 'take' | 'drop'>;
  /** Which room is on the screen. */
  show(roomId: string | null): void;
  /** Loads the newest page of a room unless it is there. Rejects with ParleyError. */
  open(roomId: string): Promise<void>;
  older(roomId: string): Promise<void>;
  read(roomId: string): void;
  learn(roomId: string, members: readonly Member[]): void;
  retryConnection(): void;
  close(): void;
}

/** Wires the parts together and starts them. Rejects when the browser refuses to keep an outbox. */
export async function startChat(deps: EngineDeps): Promise<ChatEngine> {
  const store = createChatStore(deps.me);
  const connection = createConnection({
    token: deps.token,
    onState: state => store.setState({ connection: state }),
    onRevoked: deps.onRevoked,
  });
  const { socket } = connection;
  const onSent = (entry: OutboxEntry) => (entry.kind === 'read' ? undefined : settler.watch(entry.roomId));
  const outbox = await openPersonalOutbox({ store, socket: () => socket, onSent });
  const forget = (entries: OutboxEntry[]) => void Promise.all(entries.map(entry => outbox.remove(entry)));

  const marks = createOwnMarks(
    store,
    () => socket,
    () => outbox,
  );
  const commit = (roomId: string, log: Parameters<typeof commitLog>[2]) => {
    commitLog({ store, forget, delivered: marks.delivered }, roomId, log);
    keepFewLogs(store);
  };
  const logs = createLogs({ store, commit });
  const settler = createSettler(store, () => outbox, logs.catchUp);
  const roomList = createRoomList(store);
  const typing = createTyping(store, () => socket);
  const synchroniser = createSynchroniser({ store, socket, logs, roomList });
  const actions = createMessageActions(store, () => outbox);

  const rejected = (notice: NoticePayload<'message:rejected'>) => {
    if (!actions.rejected(notice)) deps.onLost(notice);
  };
  const { membersChanged } = deps;
  bindNotices(socket, noticeHandlers({ store, logs, roomList, synchroniser, typing, rejected, membersChanged }));
  let isWarm = false;
  socket.on('connect', () => {
    void outbox.flush();
    synchroniser
      .connected()
      .then(() => (isWarm ? undefined : warmLogs(store, logs.open).then(() => (isWarm = true))))
      // The periodic sync comes again.
      .catch(() => undefined);
  });

  await outbox.flush();
  for (const { roomId, state, kind } of store.getState().outbox)
    if (state === 'sent' && kind !== 'read') settler.watch(roomId);
  roomList.load().catch(() => undefined);
  connection.start();
  synchroniser.start();

  return {
    store,
    ...actions,
    typing,
    rooms: roomList,
    show: roomId => store.setState({ openRoom: roomId }),
    open: logs.open,
    older: logs.older,
    read: marks.read,
    learn: (roomId: string, members: readonly Member[]) => learnMembers(store, roomId, members),
    retryConnection: connection.retryNow,
    close() {
      for (const part of [connection, synchroniser, outbox, settler, logs, marks, typing, roomList]) part.close();
    },
  };
}
