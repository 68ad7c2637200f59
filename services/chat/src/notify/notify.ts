import type { NoticePayload, ServerToClient } from '@parley/contracts/chat-events';
import type { ChatServer } from './chat-server.ts';
import { withFlags } from '@parley/runtime/sockets/inside-socket-io';
import { roomIdOf, socketRooms, spaceIdOf } from './socket-rooms.ts';

/** Those that are told and not asked: they have no answer. */
type Notice = Exclude<keyof ServerToClient, 'messages:offline'>;
/** The server without its table of events, where the event is a variable. */
interface Emitter {
  emit(notice: string, payload: unknown): void;
}

interface Digests {
  call(spaceId: string, change: NoticePayload<'call:changed'>): void;
}

/** Tells sockets of all nodes. A notice may be lost: what clients must know is also where they can read it. */
export class Notify {
  readonly #io: ChatServer;
  readonly #digests: Digests;

  /** `digests` tells the sockets of this node what those hear of a channel who do not watch it. */
  constructor(io: ChatServer, digests: Digests) {
    this.#io = io;
    this.#digests = digests;
  }

  /** Tells everybody who hears the room, and these people, who may not hear it yet or any more. */
  room<N extends Notice>(roomId: string, notice: N, payload: NoticePayload<N>, ...people: string[]): void {
    this.#emit([socketRooms.room(roomId), ...people.map(socketRooms.user)], notice, payload);
  }

  /** Tells everybody in a space. */
  space<N extends Notice>(spaceId: string, notice: N, payload: NoticePayload<N>): void {
    this.#emit([socketRooms.space(spaceId)], notice, payload);
  }

  /** Tells who watches a channel, and everybody else in its space who sees it. */
  channel(spaceId: string, payload: NoticePayload<'call:changed'>): void {
    this.room(payload.roomId, 'call:changed', payload);
    withFlags(this.#io.to(socketRooms.space(spaceId)), { logged: true }).emit('call:changed', payload);
    this.#digests.call(spaceId, payload);
  }

  /** Tells all devices of these people. */
  people<N extends Notice>(userIds: string[], notice: N, payload: NoticePayload<N>): void {
    this.#emit(userIds.map(socketRooms.user), notice, payload);
  }

  /** Tells everybody who hears a room or a space that this person hears by a socket of this node, and all their devices. */
  around<N extends Notice>(userId: string, notice: N, payload: NoticePayload<N>): void {
    const { rooms, sids } = this.#io.of('/').adapter;
    const sockets = [...(rooms.get(socketRooms.user(userId)) ?? [])];
    if (sockets.length === 0) return;
    const heard = sockets.flatMap(socket => [...(sids.get(socket) ?? [])]).filter(isShared);
    this.#emit([...new Set(heard), socketRooms.user(userId)], notice, payload);
  }

  /** Tells who has this person in view, and these people. */
  viewers<N extends Notice>(userId: string, notice: N, payload: NoticePayload<N>, ...people: string[]): void {
    this.#emit([socketRooms.person(userId), ...people.map(socketRooms.user)], notice, payload);
  }

  /** Whether a socket of this node hears the room, so that what is said in it comes to this node. */
  isHeardHere(roomId: string): boolean {
    return this.#io.of('/').adapter.rooms.has(socketRooms.room(roomId));
  }

  /** From now on the devices of this person hear the room. */
  admit(roomId: string, userId: string): void {
    this.#io.in(socketRooms.user(userId)).socketsJoin(socketRooms.room(roomId));
  }

  /** From now on they do not. */
  dismiss(roomId: string, userId: string): void {
    this.#io.in(socketRooms.user(userId)).socketsLeave(socketRooms.room(roomId));
  }

  /** From now on nobody does. */
  dismissAll(roomId: string): void {
    this.#io.in(socketRooms.room(roomId)).socketsLeave(socketRooms.room(roomId));
  }

  #emit(to: string[], notice: string, payload: unknown): void {
    (this.#io.to(to) as unknown as Emitter).emit(notice, payload);
  }
}

function isShared(name: string): boolean {
  return roomIdOf(name) !== undefined || spaceIdOf(name) !== undefined;
}
