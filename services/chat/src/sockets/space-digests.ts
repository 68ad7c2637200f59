import type { NoticePayload } from '@parley/contracts/chat-events';
import { has } from '@parley/contracts/spaces/permissions';
import type { ChatContext } from '../context.ts';
import type { ChatServer, ChatSocket } from '../notify/chat-server.ts';
import { socketRooms, spaceIdOf } from '../notify/socket-rooms.ts';

const everyMs = 1_000;

type Needs = Pick<ChatContext, 'access' | 'service' | 'events'>;
type Digest = NoticePayload<'room:digest'>;
/** What is told of a channel to those who do not watch it. */
type Told = 'room:digest' | 'call:changed';

/**
 * What sockets of this node are told of channels that they do not watch, and only those who see the channel: its calls, and at
 * most once a second how far it is. A message so costs what those who watch cost, and not what the space has members.
 */
export class SpaceDigests {
  readonly #ctx: Needs;
  readonly #io: () => ChatServer;
  /** By channel: the digest that waits for its second, undefined for none. */
  readonly #waiting = new Map<string, Digest | undefined>();

  constructor(ctx: Needs, io: () => ChatServer) {
    this.#ctx = ctx;
    this.#io = io;
  }

  /** `event` is a JSON array of a name and a payload, from another process. */
  heard(name: string, event: string): void {
    const spaceId = spaceIdOf(name);
    const [notice, payload] = JSON.parse(event) as [Told, NoticePayload<Told>];
    if (spaceId !== undefined) this.tell(spaceId, notice, payload);
  }

  /** Tells the sockets of this node. */
  tell(spaceId: string, notice: Told, payload: NoticePayload<Told>): void {
    if (notice !== 'room:digest') return void this.#emit(spaceId, notice, payload);
    const digest = payload as Digest;
    const waits = this.#waiting.has(digest.roomId);
    this.#waiting.set(digest.roomId, digest);
    if (!waits) this.#tellDigest(spaceId, digest.roomId);
  }

  #tellDigest(spaceId: string, roomId: string): void {
    const digest = this.#waiting.get(roomId);
    // Nothing for a second: the next message is told at once.
    if (!digest) return void this.#waiting.delete(roomId);
    this.#waiting.set(roomId, undefined);
    void this.#emit(spaceId, 'room:digest', digest);
    this.#ctx.events.digestTold();
    setTimeout(() => this.#tellDigest(spaceId, roomId), everyMs).unref();
  }

  async #emit(spaceId: string, notice: Told, payload: NoticePayload<Told>): Promise<void> {
    const { adapter, sockets } = this.#io().of('/');
    const { roomId } = payload;
    try {
      for (const id of adapter.rooms.get(socketRooms.space(spaceId)) ?? []) {
        const socket = sockets.get(id) as ChatSocket | undefined;
        if (!socket || adapter.rooms.get(socketRooms.room(roomId))?.has(id)) continue;
        // The pair fits: it came as one.
        if (await this.#sees(spaceId, roomId, socket)) socket.emit(notice as 'room:digest', payload as Digest);
      }
    } catch (error) {
      this.#ctx.service.logger.info({ err: error, notice }, 'nobody could say who sees a channel: it was not told of');
    }
  }

  async #sees(spaceId: string, roomId: string, socket: ChatSocket): Promise<boolean> {
    const person = await this.#ctx.access.person(spaceId, socket.data.caller.userId);
    return person !== null && has(this.#ctx.access.permissionsInChannel(person, roomId), 'viewChannel');
  }
}
