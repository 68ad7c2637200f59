import type { NoticePayload } from '@parley/contracts/chat-events';
import { limits } from '@parley/contracts/ids';
import { timing } from '#config/timing.ts';
import { jittered } from '#lib/chat/backoff.ts';
import { command, type ChatSocket } from '#lib/chat/connection/command.ts';
import type { ChatState, ChatStore } from '#lib/chat/state.ts';
import type { Logs } from '#lib/chat/sync/logs.ts';
import type { RoomList } from '#lib/chat/sync/room-list.ts';

export interface SynchroniserDeps {
  store: ChatStore;
  socket: ChatSocket;
  logs: Logs;
  roomList: RoomList;
}

export interface Synchroniser {
  /** A connection stands: list the rooms and fetch what was missed. */
  connected(): Promise<void>;
  receiveBatch(batch: NoticePayload<'messages:offline'>): void;
  start(): void;
  close(): void;
}

/**
 * Makes the client right whatever hints got lost: `sync` after every connect and now and then, and polling of the
 * open room while there is no connection.
 */
export function createSynchroniser({ store, socket, logs, roomList }: SynchroniserDeps): Synchroniser {
  /** By room: up to where the batches of the running sync have come. */
  const reached = new Map<string, number>();
  let syncTimer: ReturnType<typeof setTimeout> | undefined;
  let pollTimer: ReturnType<typeof setTimeout> | undefined;
  let lastSync = 0;

  async function sync(): Promise<void> {
    lastSync = Date.now();
    const positions = Object.entries(positionsOf(store.getState()));
    for (let start = 0; start < positions.length; start += limits.syncRooms) {
      const rooms = Object.fromEntries(positions.slice(start, start + limits.syncRooms));
      for (const [roomId, position] of Object.entries(rooms)) raise(roomId, position);
      compare(await command(socket, 'sync', { rooms }), rooms);
    }
  }

  function compare(answer: Awaited<ReturnType<typeof command<'sync'>>>, asked: Record<string, number>): void {
    const { logs: cached } = store.getState();
    let isListStale = false;
    for (const [roomId, position] of Object.entries(asked)) {
      const head = answer.rooms[roomId];
      if (head?.reset && cached[roomId]) void logs.reload(roomId).catch(() => undefined);
      // A room that is not answered was left; one that moved without being cached has another unread count.
      else if (!head || (!cached[roomId] && head.lastSeq > position)) isListStale = true;
    }
    if (isListStale) roomList.loadSoon();
  }

  function raise(roomId: string, position: number): number {
    const before = reached.get(roomId) ?? position;
    reached.set(roomId, Math.max(before, position));
    return before;
  }

  function syncNowAndThen(): void {
    syncTimer = setTimeout(
      () => {
        if (socket.connected && document.visibilityState === 'visible') sync().catch(() => undefined);
        syncNowAndThen();
      },
      jittered(timing.syncEvery, timing.syncJitter),
    );
  }

  function pollWhileAway(): void {
    pollTimer = setTimeout(
      () => {
        const { openRoom } = store.getState();
        if (!socket.connected && navigator.onLine) {
          if (openRoom !== null) logs.catchUp(openRoom).catch(() => undefined);
          roomList.load().catch(() => undefined);
        }
        pollWhileAway();
      },
      jittered(timing.pollEvery, timing.pollJitter),
    );
  }

  function becameVisible(): void {
    const isDue = Date.now() - lastSync > timing.syncEvery;
    if (isDue && socket.connected && document.visibilityState === 'visible') sync().catch(() => undefined);
  }

  return {
    async connected() {
      reached.clear();
      await roomList.load();
      await sync();
    },
    receiveBatch(batch) {
      const upTo = batch.messages.reduce((max, message) => Math.max(max, message.changedSeq), 0);
      logs.receiveBatch(batch, raise(batch.roomId, upTo));
    },
    start() {
      syncNowAndThen();
      pollWhileAway();
      document.addEventListener('visibilitychange', becameVisible);
    },
    close() {
      clearTimeout(syncTimer);
      clearTimeout(pollTimer);
      document.removeEventListener('visibilitychange', becameVisible);
    },
  };
}

/** What this client has: the position where a room is cached, else the head that the list told. */
function positionsOf({ rooms, logs }: ChatState): Record<string, number> {
  return Object.fromEntries(Object.values(rooms).map(room => [room.id, logs[room.id]?.position ?? room.lastSeq]));
}
