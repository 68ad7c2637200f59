import { jittered } from '@parley/client/backoff';
import type { ChatSocket } from '@parley/client/sockets/connection';
import { whileConnected } from '@parley/client/sockets/while-connected';
import type { NoticePayload } from '@parley/contracts/chat-events';
import { limits } from '@parley/contracts/ids';
import type { Message } from '@parley/contracts/message';
import { timing } from '#config/timing.ts';
import { command } from '#lib/chat/connection/command.ts';
import { isMuted } from '#lib/chat/places.ts';
import type { ChatStore } from '#lib/chat/state.ts';
import type { Logs } from '#lib/chat/sync/logs.ts';
import type { RoomList } from '#lib/chat/sync/room-list.ts';
import { countMentions, countMessages, patchRoom, raiseChannelHead, raiseHead } from '#lib/chat/sync/updates.ts';

/** Of a channel that nobody opened here; after more, the number stays. */
const mostMentions = 100;

interface LargeRoomsDeps {
  store: ChatStore;
  socket: ChatSocket;
  logs: Logs;
  roomList: RoomList;
}

/**
 * Channels, and rooms with so many people that only those who look hear every message. The one on the screen is watched; of the others a
 * digest tells what the list shows, and what is cached of them catches up when they are opened.
 */
export class LargeRooms {
  readonly #deps: LargeRoomsDeps;
  /** Rooms that a digest came of. */
  readonly #told = new Set<string>();
  #watched: string | null = null;
  #counting: ReturnType<typeof setTimeout> | undefined;

  constructor(deps: LargeRoomsDeps) {
    this.#deps = deps;
  }

  digest({ roomId, lastSeq, message, spaceId, mentions = [] }: NoticePayload<'room:digest'>): void {
    const { store, roomList } = this.#deps;
    const { rooms, openRoom } = store.getState();
    if (spaceId !== undefined && !isMuted(store.getState(), roomId))
      store.setState(({ spaceNews }) => ({ spaceNews: { ...spaceNews, [spaceId]: true } }));
    if (spaceId !== undefined && mentions.length > 0) this.#mentioned(spaceId, roomId, mentions);
    const before = rooms[roomId];
    // Of a channel that nobody opened here: its list shows that something is new.
    if (!before && !message) return raiseChannelHead(store, roomId, lastSeq);
    this.#told.add(roomId);
    if (!before) return roomList.loadSoon();
    if (before.channel) raiseChannelHead(store, roomId, lastSeq);
    raiseHead(store, roomId, lastSeq, message?.line ? undefined : message?.createdAt);
    if (message) this.#note(message);
    if (openRoom === roomId) this.#watch(roomId);
    // What came between can be counted by the platform alone.
    else if (!before.channel && lastSeq > before.lastSeq + 1) this.#countLater();
  }

  /** The room on the screen, if any. */
  shown(roomId: string | null): void {
    if (this.#watched !== null && this.#watched !== roomId) this.#unwatch(this.#watched);
    if (roomId !== null && this.#isLarge(roomId)) this.#watch(roomId);
  }

  /** A new connection watches nothing yet. */
  connected(): void {
    this.#watched = null;
    this.shown(this.#deps.store.getState().openRoom);
  }

  /** What is cached of this room may stay behind: nobody looks. */
  isSpared(roomId: string): boolean {
    const { rooms, openRoom } = this.#deps.store.getState();
    return openRoom !== roomId && (this.#told.has(roomId) || rooms[roomId]?.channel !== undefined);
  }

  close(): void {
    clearTimeout(this.#counting);
  }

  #countLater(): void {
    const count = () => {
      this.#counting = undefined;
      void this.#deps.roomList.load().catch(() => undefined);
    };
    this.#counting ??= setTimeout(count, jittered(timing.countEvery, timing.countJitter));
  }

  #isLarge(roomId: string): boolean {
    const room = this.#deps.store.getState().rooms[roomId];
    return this.#told.has(roomId) || room?.channel !== undefined || (room?.live ?? 0) > limits.largeRoom;
  }

  #mentioned(spaceId: string, roomId: string, seqs: readonly number[]): void {
    const { store } = this.#deps;
    countMentions(store, roomId, seqs);
    store.setState(({ channelMentions, spaceMentions }) => ({
      channelMentions: {
        ...channelMentions,
        [roomId]: [...(channelMentions[roomId] ?? []), ...seqs].slice(-mostMentions),
      },
      spaceMentions: { ...spaceMentions, [spaceId]: (spaceMentions[spaceId] ?? 0) + seqs.length },
    }));
  }

  #note(message: Message): void {
    const { store } = this.#deps;
    patchRoom(store, message.roomId, room =>
      (room.lastMessage?.seq ?? 0) >= message.seq ? room : { ...room, lastMessage: message },
    );
    countMessages(store, message.roomId, [message]);
  }

  #watch(roomId: string): void {
    if (this.#watched === roomId) return;
    this.#watched = roomId;
    const may = () => this.#watched === roomId;
    whileConnected(this.#deps.socket, () => this.#hear(roomId), { forMs: timing.syncEvery, may }).catch(() => {
      // The next digest asks again.
      if (this.#watched === roomId) this.#watched = null;
    });
  }

  async #hear(roomId: string): Promise<void> {
    const { socket, logs } = this.#deps;
    await command(socket, 'room:watch', { roomId });
    await logs.open(roomId);
    await logs.catchUp(roomId);
  }

  #unwatch(roomId: string): void {
    this.#watched = null;
    command(this.#deps.socket, 'room:unwatch', { roomId }).catch(() => undefined);
  }
}
