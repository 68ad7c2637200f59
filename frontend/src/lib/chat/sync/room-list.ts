import { chatApi } from '@parley/contracts/chat-api';
import type { Room } from '@parley/contracts/room';
import { call } from '#lib/api/call.ts';
import { listedUnread, type Unread, withQueuedMark } from '#lib/chat/log/unread.ts';
import { channelsOf } from '#lib/chat/sync/cached-rooms.ts';
import { countedInLog } from '#lib/chat/sync/updates.ts';
import { type ChatState, type ChatStore, type RoomState, without } from '#lib/chat/state.ts';

export interface RoomList {
  /** Fetches the listing; calls while one is on its way share a second one. Rejects with ParleyError. */
  load(): Promise<void>;
  /** The same, shortly: hints come in flocks. */
  loadSoon(): void;
  /** Takes a room that an answer brought. */
  take(room: Room): void;
  drop(roomId: string): void;
  close(): void;
}

const settle = 300;

export function createRoomList(store: ChatStore): RoomList {
  let running: Promise<void> | undefined;
  let again: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function fetchAll(): Promise<void> {
    try {
      const rooms = await listAll();
      store.setState(state => ({
        roomsLoading: 'ready',
        rooms: {
          ...channelsOf(state.rooms),
          ...Object.fromEntries(rooms.map(room => [room.id, merged(room, state)])),
        },
        people: { ...state.people, ...peersOf(rooms) },
      }));
    } catch (error) {
      store.setState(state => ({ roomsLoading: state.roomsLoading === 'ready' ? 'ready' : 'failed' }));
      throw error;
    }
  }

  function load(): Promise<void> {
    if (!running) {
      running = fetchAll().finally(() => (running = undefined));
      return running;
    }
    // What was asked for now may have happened after the running request was answered.
    again ??= running
      .catch(() => undefined)
      .then(() => {
        again = undefined;
        return load();
      });
    return again;
  }

  return {
    load,
    loadSoon() {
      clearTimeout(timer);
      timer = setTimeout(() => void load().catch(() => undefined), settle);
    },
    take(room) {
      store.setState(state => ({
        rooms: { ...state.rooms, [room.id]: merged(room, state) },
        people: { ...state.people, ...peersOf([room]) },
      }));
    },
    drop(roomId) {
      store.setState(state => ({ rooms: without(state.rooms, roomId), logs: without(state.logs, roomId) }));
    },
    close() {
      clearTimeout(timer);
    },
  };
}

/** Every page of the listing. */
async function listAll(): Promise<Room[]> {
  const rooms: Room[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(chatApi.listRooms, { query: { cursor } });
    rooms.push(...page.rooms);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return rooms;
}

/** What the platform lists, with what this client has learned since it was counted. */
function merged(room: Room, { rooms, logs, me, outbox, blocked }: ChatState): RoomState {
  const before = rooms[room.id];
  // A mark that is still on its way is read all the same.
  const counted = (unread: number, known?: Unread) =>
    withQueuedMark(listedUnread({ ...room, unread }, known), room.id, outbox);
  const counts = {
    unread: counted(room.unread, before?.unreadState),
    mentions: counted(room.mentions, before?.mentionState),
  };
  const isNewer = before !== undefined && before.lastSeq > room.lastSeq;
  return {
    ...room,
    lastSeq: isNewer ? before.lastSeq : room.lastSeq,
    lastMessageAt: isNewer ? before.lastMessageAt : room.lastMessageAt,
    deliveredSeq: Math.max(room.deliveredSeq, before?.deliveredSeq ?? 0),
    ...countedInLog(room, counts, { log: logs[room.id], me: me.id, blocked }),
  };
}

function peersOf(rooms: readonly Room[]) {
  return Object.fromEntries(rooms.flatMap(({ peer }) => (peer ? [[peer.id, peer]] : [])));
}
