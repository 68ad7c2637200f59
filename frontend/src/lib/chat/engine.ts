import { bindNotices } from '@parley/client/sockets/notices';
import type { OwnUser, PublicUser } from '@parley/contracts/auth-api';
import { chatNotices, type CommandInput, type NoticePayload } from '@parley/contracts/chat-events';
import type { Place } from '@parley/contracts/places/place';
import type { Section } from '@parley/contracts/places/section';
import type { Member } from '@parley/contracts/room';
import { createMessageActions, type MessageActions } from '#lib/chat/actions.ts';
import { createRinging, type Ringing } from '#lib/chat/calls/ringing.ts';
import { command } from '#lib/chat/connection/command.ts';
import { createConnection } from '#lib/chat/connection/connection.ts';
import type { OutboxEntry } from '#lib/chat/outbox/entry.ts';
import { deviceDatabase } from '#lib/chat/device/database.ts';
import { forgetSnapshot, keepSnapshot, restoreSnapshot } from '#lib/chat/device/snapshot.ts';
import { openPersonalOutbox } from '#lib/chat/outbox/personal-outbox.ts';
import { createSettler } from '#lib/chat/outbox/settler.ts';
import { learning } from '#lib/chat/presence/learn-members.ts';
import { withQueuedMark } from '#lib/chat/log/unread.ts';
import { putPlace } from '#lib/chat/places.ts';
import { createOwnMarks } from '#lib/chat/presence/marks.ts';
import { createTyping, type Typing } from '#lib/chat/presence/typing.ts';
import { type ChatStore, type ConnectionState, createChatStore, without } from '#lib/chat/state.ts';
import { keepFewLogs, warmLogs } from '#lib/chat/sync/cached-rooms.ts';
import { Channels } from '#lib/chat/sync/channels.ts';
import { commitLog } from '#lib/chat/sync/commit-log.ts';
import { type Commit, Logs } from '#lib/chat/sync/logs.ts';
import { LargeRooms } from '#lib/chat/sync/large-rooms.ts';
import { createNews, type News } from '#lib/chat/sync/news.ts';
import { noticeHandlers } from '#lib/chat/sync/notice-handlers.ts';
import { createRoomList, type RoomList } from '#lib/chat/sync/room-list.ts';
import { Synchroniser } from '#lib/chat/sync/synchroniser.ts';
import { patchUnread } from '#lib/chat/sync/updates.ts';

export interface EngineDeps {
  me: OwnUser;
  /** A usable access token; with `stale`, another one than that. */
  token(stale?: string): Promise<string>;
  onRevoked(): void;
  /** Membership or presence of a room changed in a way that only its member list tells. */
  membersChanged(roomId: string): void;
  /** A space, or what the person is in it, changed. */
  spaceChanged(spaceId: string): void;
  /** Whom the person blocks, or who may write to them, changed. */
  ownChanged(): void;
  /** A message was refused after it had been acknowledged, and its text is no longer on this device. */
  onLost(notice: NoticePayload<'message:rejected'>): void;
}

/** The chat of one signed-in account in one tab, outside React: React reads `store` and calls what is here. */
export interface ChatEngine extends MessageActions {
  store: ChatStore;
  typing: Pick<Typing, 'typed' | 'stopped'>;
  rooms: Pick<RoomList, 'load' | 'take' | 'drop'>;
  ringing: Pick<Ringing, 'answered' | 'decline' | 'ringOthers'>;
  /** Takes a room that is not in the list: a channel. Rejects with ParleyError. */
  find(roomId: string): Promise<void>;
  /** The person has looked at a space and left it. */
  sawSpace(spaceId: string): void;
  /** Roles of a space, by whose names messages mention them. */
  knowRoles(spaceId: string, roles: readonly { id: string; name: string }[]): void;
  /** What the person has set for a place, as the platform answered. */
  placed(place: Place): void;
  /** The same for all places: those that are not in the list are as they were at first. */
  placesListed(places: readonly Place[]): void;
  /** The own sections, in their order. */
  sectioned(sections: readonly Section[]): void;
  /** Which room is on the screen. */
  show(roomId: string | null): void;
  /** Loads the newest page of a room unless it is there. Rejects with ParleyError. */
  open(roomId: string): Promise<void>;
  older(roomId: string): Promise<void>;
  /** The person has seen the room up to this place. */
  read(roomId: string, seq: number): void;
  /** Reads again whom the person has blocked. */
  readBlocked(): void;
  /** Calls `listener` for all that is said from now on. Answers how to stop. */
  onNews(listener: (news: News) => void): () => void;
  /** Knows somebody from now on who may be mentioned. */
  meet(user: PublicUser): void;
  learn(roomId: string, members: readonly Member[]): void;
  /** Hears how these people are, and of nobody else. Rejects with ParleyError. */
  watchPeople(input: CommandInput<'people:watch'>): Promise<void>;
  /** This device is not in use any more, or is again. Rejects with ParleyError. */
  rest(isResting: boolean): Promise<unknown>;
  retryConnection(): void;
  /**
   * Ends everything. `forget`: what the device kept of it is removed, `all` or what was `received`, so that unsent text
   * waits for the next sign-in.
   */
  close(how: { forget: 'nothing' | 'received' | 'all' }): Promise<void>;
}

type Parts = Awaited<ReturnType<typeof assemble>>;

/** Puts the parts together and starts them. */
export async function startChat(deps: EngineDeps): Promise<ChatEngine> {
  const parts = await assemble(deps);
  const { store, logs, marks, typing, ringing, roomList, channels, largeRooms, actions } = parts;
  const { socket } = parts.connection;
  await start(parts);
  return {
    store,
    ...actions,
    typing,
    rooms: roomList,
    ringing,
    find: channels.find,
    sawSpace: spaceId =>
      store.setState(({ spaceNews, spaceMentions }) => ({
        spaceNews: without(spaceNews, spaceId),
        spaceMentions: without(spaceMentions, spaceId),
      })),
    placed: place => putPlace(store, place),
    placesListed: places => store.setState({ places: Object.fromEntries(places.map(place => [place.id, place])) }),
    sectioned: sections => store.setState({ sections }),
    show(roomId) {
      store.setState({ openRoom: roomId });
      largeRooms.shown(roomId);
    },
    open: logs.open,
    older: logs.older,
    read: marks.read,
    readBlocked: parts.readBlocked,
    ...learning(store),
    onNews: parts.news.on,
    async watchPeople(input) {
      const { people } = await command(socket, 'people:watch', input);
      const found = Object.fromEntries(people.map(status => [status.userId, status]));
      store.setState(({ statuses }) => ({ statuses: { ...statuses, ...found } }));
    },
    rest: isResting => command(socket, 'presence:rest', { isResting }),
    retryConnection: () => parts.connection.retryNow(),
    async close({ forget }) {
      const { db, connection, synchroniser, personal, settler, snapshot } = parts;
      for (const part of [
        connection,
        synchroniser,
        snapshot,
        settler,
        largeRooms,
        logs,
        marks,
        typing,
        ringing,
        roomList,
      ])
        part.close();
      personal.close();
      // Otherwise the database stays open: an acknowledgement that is on its way must still be written down.
      if (forget === 'all') await db.destroy();
      if (forget === 'received') await forgetSnapshot(db);
    },
  };
}

async function assemble(deps: EngineDeps) {
  const store = createChatStore(deps.me);
  const db = deviceDatabase(deps.me.id);
  await restoreSnapshot(db, store);
  const onState = (connection: ConnectionState) => store.setState({ connection });
  const connection = createConnection({ token: deps.token, onState, onRevoked: deps.onRevoked });
  const { socket } = connection;

  const onSent = ({ kind, roomId }: OutboxEntry) => (kind === 'read' ? undefined : settler.watch(roomId));
  const personal = openPersonalOutbox({ db, store, socket, onSent });
  const { outbox } = personal;
  const marks = createOwnMarks(store, socket, outbox);
  const forget = (entries: OutboxEntry[]) => void Promise.all(entries.map(entry => outbox.remove(entry)));
  const commit: Commit = (roomId, log) => {
    commitLog({ store, forget, delivered: marks.delivered }, roomId, log);
    keepFewLogs(store);
  };
  const logs = new Logs(store, commit);
  const settler = createSettler(store, outbox, logs.catchUp);
  const roomList = createRoomList(store);
  const channels = new Channels(store, roomList);
  const typing = createTyping(store, socket);
  const ringing = createRinging(store, socket);
  const largeRooms = new LargeRooms({ store, socket, logs, roomList });
  const synchroniser = new Synchroniser({ store, socket, logs, roomList, largeRooms });
  const actions = createMessageActions(store, outbox);
  const rejected = (notice: NoticePayload<'message:rejected'>) => {
    if (!actions.rejected(notice)) deps.onLost(notice);
  };
  const { membersChanged } = deps;
  const spaceChanged = (spaceId: string) => {
    channels.spaceChanged(spaceId);
    deps.spaceChanged(spaceId);
  };
  const readBlocked = () =>
    void import('#lib/people/load-blocked.ts').then(({ loadBlocked }) => loadBlocked(store)).catch(() => undefined);
  const ownChanged = () => {
    readBlocked();
    deps.ownChanged();
  };
  const changes = { rejected, membersChanged, spaceChanged, ownChanged };
  const news = createNews();
  const parts = { store, logs, roomList, largeRooms, synchroniser, typing, ringing };
  const heard = { ...parts, ...changes, tell: news.tell };
  bindNotices(socket, chatNotices, noticeHandlers(heard));
  const snapshot = keepSnapshot(db, store);
  const talk = { typing, ringing, actions, readBlocked, news };
  const rooms = { logs, roomList, channels, largeRooms, synchroniser };
  return { db, store, snapshot, connection, personal, marks, settler, ...rooms, ...talk };
}

async function start(parts: Parts): Promise<void> {
  const { store, connection, personal, settler, roomList, largeRooms, synchroniser, logs } = parts;
  let isWarm = false;
  connection.socket.on('connect', () => {
    parts.readBlocked();
    void personal.outbox.flush();
    largeRooms.connected();
    synchroniser
      .connected()
      .then(() => (isWarm ? undefined : warmLogs(store, logs.open)))
      .then(() => (isWarm = true))
      // This connection is gone; the next one starts over.
      .catch(() => undefined);
  });
  await personal.outbox.flush();
  const { outbox } = store.getState();
  for (const { roomId, state } of outbox) if (state === 'sent') settler.watch(roomId);
  // The kept state may be older than the last mark.
  for (const { roomId } of outbox) patchUnread(store, roomId, unread => withQueuedMark(unread, roomId, outbox));
  roomList.load().catch(() => undefined);
  connection.start();
  synchroniser.start();
}
