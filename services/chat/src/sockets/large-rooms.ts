import type { NoticePayload } from '@parley/contracts/chat-events';
import type { Message } from '@parley/contracts/message';
import type { Note } from '@parley/contracts/message-actions/index';
import type { Crowds } from '@parley/runtime/sockets/inside-socket-io';
import { roomIdOf, socketRooms, spaceIdOf } from '../notify/socket-rooms.ts';

const digestEveryMs = 1_000;
/** Rooms that one socket watches. */
const mostWatched = 50;

type Digest = NoticePayload<'room:digest'>;

interface Options {
  /** A room with more sockets than this on this node is large. */
  largerThan: number;
  /** Tells the sockets of a room on this node, except these. */
  tell: (digest: Digest, except: string[]) => void;
  /** Hears how far a channel of a space is; `event` is a JSON array of a name and a digest. */
  ofSpace: (space: string, event: string) => void;
}

/** What was told to the watchers of a room since its last digest, as it travels. */
interface Untold {
  last?: string | undefined;
  lastMessage?: string | undefined;
}

/**
 * Rooms with many sockets on this node. Who watches one hears everything; the others hear at most once a second how far it
 * is, so that a message costs as much as there are people looking. Each node decides for itself: a room that is large
 * here may be small elsewhere, and a client that watches needs to know of neither.
 */
export class LargeRooms implements Crowds {
  readonly #options: Options;
  /** Sockets by the room that they watch. */
  readonly #watchers = new Map<string, Set<string>>();
  /** Rooms by the socket that watches them, the first asked for first. */
  readonly #watched = new Map<string, Set<string>>();
  /** Of rooms that were told a digest within the last second. */
  readonly #untold = new Map<string, Untold>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Returns the room that the socket watches no more because of this one, if any. */
  watch(socket: string, roomId: string): string | undefined {
    const room = socketRooms.room(roomId);
    const rooms = add(this.#watched, socket, room);
    add(this.#watchers, room, socket);
    const [first] = rooms;
    if (rooms.size <= mostWatched || first === undefined) return undefined;
    this.#end(socket, first);
    return roomIdOf(first);
  }

  unwatch(socket: string, roomId: string): void {
    this.#end(socket, socketRooms.room(roomId));
  }

  disconnected(socket: string): void {
    for (const room of this.#watched.get(socket) ?? []) this.#end(socket, room);
  }

  /** Who has left the room hears nothing, whatever it watches; of a space nobody hears each message. */
  listeners(room: string, sockets: ReadonlySet<string> = new Set()): Set<string> | undefined {
    if (spaceIdOf(room) !== undefined) return new Set();
    if (sockets.size <= this.#options.largerThan) return undefined;
    return new Set([...(this.#watchers.get(room) ?? [])].filter(socket => sockets.has(socket)));
  }

  spared(room: string, event: string): void {
    if (spaceIdOf(room) !== undefined) return this.#options.ofSpace(room, event);
    const untold = this.#untold.get(room);
    const next = { last: event, lastMessage: event.startsWith('["message:new"') ? event : untold?.lastMessage };
    this.#untold.set(room, next);
    if (!untold) this.#tell(room, next);
  }

  #tell(room: string, { last, lastMessage }: Untold): void {
    // Nothing for a second: the next event is told at once.
    if (last === undefined) return void this.#untold.delete(room);
    this.#untold.set(room, {});
    const roomId = roomIdOf(room);
    if (roomId === undefined) return;
    const message = lastMessage === undefined ? undefined : payloadOf<Message>(lastMessage);
    const digest = { roomId, lastSeq: placeOf(payloadOf(last)), ...(message && { message }) };
    this.#options.tell(digest, [...(this.#watchers.get(room) ?? [])]);
    setTimeout(() => this.#tell(room, this.#untold.get(room) ?? {}), digestEveryMs).unref();
  }

  #end(socket: string, room: string): void {
    remove(this.#watched, socket, room);
    remove(this.#watchers, room, socket);
  }
}

function payloadOf<T = Message | Note>(event: string): T {
  return (JSON.parse(event) as [string, T])[1];
}

function placeOf(event: Message | Note): number {
  return 'changedSeq' in event ? event.changedSeq : event.seq;
}

function add(sets: Map<string, Set<string>>, key: string, value: string): Set<string> {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set.add(value));
  return set;
}

function remove(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  set?.delete(value);
  if (set?.size === 0) sets.delete(key);
}
