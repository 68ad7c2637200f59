import type { ChatSocket } from '@parley/client/sockets/connection';
import type { CommandReply, NoticePayload } from '@parley/contracts/chat-events';
import { limits } from '@parley/contracts/ids';
import { jittered } from '@parley/client/backoff';
import { whileConnected } from '@parley/client/sockets/while-connected';
import { timing } from '#config/timing.ts';
import { command } from '#lib/chat/connection/command.ts';
import type { ChatStore, RoomState } from '#lib/chat/state.ts';
import type { LargeRooms } from '#lib/chat/sync/large-rooms.ts';
import type { Logs } from '#lib/chat/sync/logs.ts';
import type { RoomList } from '#lib/chat/sync/room-list.ts';
import { elapsed } from '#lib/clock.ts';

export interface SynchroniserDeps {
  store: ChatStore;
  socket: ChatSocket;
  logs: Logs;
  roomList: RoomList;
  largeRooms: LargeRooms;
}

/**
 * Makes the client right whatever hints got lost: `sync` after every connect and now and then, and polling of the
 * open room while there is no connection.
 */
export class Synchroniser {
  readonly #deps: SynchroniserDeps;
  readonly #life = new AbortController();
  /** By room: up to where the batches of the running sync have come. */
  readonly #reached = new Map<string, number>();
  #lastSync = -Infinity;

  constructor(deps: SynchroniserDeps) {
    this.#deps = deps;
  }

  start(): void {
    const { signal } = this.#life;
    regularly(signal, timing.syncEvery, timing.syncJitter, () => this.#syncIfDue(0));
    regularly(signal, timing.pollEvery, timing.pollJitter, () => this.#poll());
    document.addEventListener('visibilitychange', () => this.#syncIfDue(timing.syncEvery), { signal });
  }

  /** A connection stands: list the rooms and fetch what was missed, again and again while it stands. */
  async connected(): Promise<void> {
    const { socket, roomList } = this.#deps;
    const fetchMissed = async () => {
      await roomList.load();
      await this.#sync();
    };
    this.#reached.clear();
    await whileConnected(socket, fetchMissed, { signal: this.#life.signal });
  }

  receiveBatch(batch: NoticePayload<'messages:offline'>): void {
    const upTo = batch.messages.reduce((max, message) => Math.max(max, message.changedSeq), 0);
    this.#deps.logs.receiveBatch(batch, this.#raise(batch.roomId, upTo));
  }

  close(): void {
    this.#life.abort();
  }

  async #sync(): Promise<void> {
    this.#lastSync = elapsed();
    const positions = Object.entries(positionsOf(this.#deps));
    for (let start = 0; start < positions.length; start += limits.syncRooms) {
      const rooms = Object.fromEntries(positions.slice(start, start + limits.syncRooms));
      for (const [roomId, position] of Object.entries(rooms)) this.#raise(roomId, position);
      this.#compare(await command(this.#deps.socket, 'sync', { rooms, only: start > 0 }), rooms);
    }
  }

  #compare(answer: CommandReply<'sync'>, asked: Record<string, number>): void {
    const { store, logs, roomList } = this.#deps;
    const { logs: cached, rooms } = store.getState();
    for (const [roomId, position] of Object.entries(asked)) {
      const head = answer.rooms[roomId];
      if (!head && rooms[roomId]?.channel) roomList.drop(roomId);
      else if (head?.reset && cached[roomId]) void logs.reload(roomId).catch(() => undefined);
      // A room that is not answered was left; one that moved without being cached has another unread count.
      else if (!head || (!cached[roomId] && head.lastSeq > position)) roomList.loadSoon();
    }
  }

  /** Answers the reach before. */
  #raise(roomId: string, position: number): number {
    const before = this.#reached.get(roomId) ?? position;
    this.#reached.set(roomId, Math.max(before, position));
    return before;
  }

  #syncIfDue(age: number): void {
    const isSeen = document.visibilityState === 'visible' && this.#deps.socket.connected;
    if (isSeen && elapsed() - this.#lastSync >= age) this.#sync().catch(() => undefined);
  }

  #poll(): void {
    const { store, socket, logs, roomList } = this.#deps;
    if (socket.connected) return;
    const { openRoom } = store.getState();
    if (openRoom !== null) logs.catchUp(openRoom).catch(() => undefined);
    roomList.load().catch(() => undefined);
  }
}

/** What this client has, or wants: the position where a room is cached, else the head that the list told. */
function positionsOf({ store, largeRooms }: SynchroniserDeps): Record<string, number> {
  const { rooms, logs } = store.getState();
  const positionOf = ({ id, lastSeq }: RoomState) =>
    (largeRooms.isSpared(id) ? lastSeq : logs[id]?.position) ?? lastSeq;
  return Object.fromEntries(Object.values(rooms).map(room => [room.id, positionOf(room)]));
}

/** Runs work again and again, with jitter, until the signal ends it. */
function regularly(signal: AbortSignal, every: number, spread: number, work: () => void): void {
  const timer = setTimeout(
    () => {
      work();
      regularly(signal, every, spread, work);
    },
    jittered(every, spread),
  );
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
