import { setImmediate as turn } from 'node:timers/promises';
import { has } from '@parley/contracts/spaces/permissions';
import { LRUCache } from 'lru-cache';
import type { AccessListener } from '../access/space-access.ts';
import type { ChatContext } from '../context.ts';
import type { ChatServer, ChatSocket } from '../notify/chat-server.ts';
import { personIdOf, roomIdOf, socketRooms } from '../notify/socket-rooms.ts';

/** How many sockets are set right before others have their turn. */
const atOnce = 50;

type Needs = Pick<ChatContext, 'access' | 'service'>;

/**
 * What the sockets of this node hear of spaces follows what their people may see: who loses a channel, or the space,
 * hears nothing of it any more as soon as this node knows.
 */
export class SpaceSockets implements AccessListener {
  readonly #ctx: Needs;
  readonly #io: ChatServer;
  /** The spaces whose sockets are being set right, and the newest change that was told meanwhile. */
  readonly #settling = new Map<string, number>();
  /** Up to which change they are right, for each space that changed lately. */
  readonly #settled = new LRUCache<string, number>({ max: 2_000 });

  constructor(ctx: Needs, io: ChatServer) {
    this.#ctx = ctx;
    this.#io = io;
  }

  /** Each change is told twice, by Redis and by the topic: the second one finds it settled. */
  spaceChanged(spaceId: string, version = Infinity): void {
    if ((this.#settled.get(spaceId) ?? 0) >= version) return;
    const told = this.#settling.get(spaceId);
    this.#settling.set(spaceId, Math.max(told ?? 0, version));
    if (told === undefined) void this.#settleSpace(spaceId);
  }

  memberChanged(spaceId: string, userId: string): void {
    void this.#settle(spaceId, socketRooms.user(userId));
  }

  /** Changes that come while it runs are one more run together. */
  async #settleSpace(spaceId: string): Promise<void> {
    for (let settled = 0; (this.#settling.get(spaceId) ?? 0) > settled;) {
      this.#settling.set(spaceId, 0);
      // Where nobody can say it now, nobody can say what a socket may hear either, and it is cut.
      settled = await this.#ctx.access.changesOf(spaceId).catch(() => 0);
      await this.#settle(spaceId, socketRooms.space(spaceId));
      this.#settled.set(spaceId, settled);
    }
    this.#settling.delete(spaceId);
  }

  /** A space has thousands of sockets, and a send that comes meanwhile does not wait for all of them. */
  async #settle(spaceId: string, name: string): Promise<void> {
    const ids = [...(this.#io.of('/').adapter.rooms.get(name) ?? [])];
    for (let from = 0; from < ids.length; from += atOnce) {
      await Promise.all(ids.slice(from, from + atOnce).map(id => this.#settleOne(spaceId, id)));
      await turn();
    }
  }

  async #settleOne(spaceId: string, id: string): Promise<void> {
    const socket = this.#io.of('/').sockets.get(id) as ChatSocket | undefined;
    if (!socket) return;
    try {
      await settleSocket(this.#ctx, spaceId, socket);
    } catch (error) {
      this.#ctx.service.logger.warn({ err: error, spaceId }, 'nobody can say what a socket may hear: it is cut');
      socket.disconnect(true);
    }
  }
}

/** Sets right what one socket hears of one space. */
async function settleSocket({ access }: Needs, spaceId: string, socket: ChatSocket): Promise<void> {
  const person = await access.person(spaceId, socket.data.caller.userId);
  const ofSpace = socketRooms.space(spaceId);
  if (!person) await socket.leave(ofSpace);
  else if (!socket.rooms.has(ofSpace)) await socket.join(ofSpace);
  // Whom they had in view there is not known here: a client that still looks at somebody says so again.
  if (!person) for (const name of socket.rooms) if (personIdOf(name) !== undefined) await socket.leave(name);
  for (const name of socket.rooms) {
    const roomId = roomIdOf(name);
    if (roomId === undefined || (await access.spaceOf(roomId)) !== spaceId) continue;
    const isSeen = person && has(access.permissionsInChannel(person, roomId), 'viewChannel');
    if (!isSeen) await socket.leave(name);
  }
}
