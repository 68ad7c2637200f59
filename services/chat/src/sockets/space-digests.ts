import type { NoticePayload } from '@parley/contracts/chat-events';
import { has } from '@parley/contracts/spaces/permissions';
import type { ChatContext } from '../context.ts';
import type { ChatServer, ChatSocket } from '../notify/chat-server.ts';
import { socketRooms, spaceIdOf } from '../notify/socket-rooms.ts';

const everyMs = 1_000;

type Digest = NoticePayload<'room:digest'>;
type Needs = Pick<ChatContext, 'access' | 'service' | 'events'>;

/**
 * How far the channels of spaces are, for sockets of this node that do not watch them: at most once a second and channel, and
 * only to who sees the channel. A message so costs what those who watch cost, and not what the space has members.
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

  /** `event` is a JSON array of a name and a digest. */
  heard(name: string, event: string): void {
    const spaceId = spaceIdOf(name);
    const [, digest] = JSON.parse(event) as [string, Digest];
    if (spaceId === undefined) return;
    const waits = this.#waiting.has(digest.roomId);
    this.#waiting.set(digest.roomId, digest);
    if (!waits) this.#tell(spaceId, digest.roomId);
  }

  #tell(spaceId: string, roomId: string): void {
    const digest = this.#waiting.get(roomId);
    // Nothing for a second: the next message is told at once.
    if (!digest) return void this.#waiting.delete(roomId);
    this.#waiting.set(roomId, undefined);
    void this.#emit(spaceId, digest).catch((error: unknown) =>
      this.#ctx.service.logger.info({ err: error }, 'a digest of a channel was not told'),
    );
    setTimeout(() => this.#tell(spaceId, roomId), everyMs).unref();
  }

  async #emit(spaceId: string, digest: Digest): Promise<void> {
    const { access, events } = this.#ctx;
    const { adapter, sockets } = this.#io().of('/');
    const watching = adapter.rooms.get(socketRooms.room(digest.roomId));
    for (const id of adapter.rooms.get(socketRooms.space(spaceId)) ?? []) {
      const socket = sockets.get(id) as ChatSocket | undefined;
      if (!socket || watching?.has(id)) continue;
      const person = await access.person(spaceId, socket.data.caller.userId);
      if (!person || !has(access.permissionsInChannel(person, digest.roomId), 'viewChannel')) continue;
      socket.emit('room:digest', digest);
    }
    events.digestTold();
  }
}
