import type { NoticePayload } from '@parley/contracts/chat-events';
import type { ChatContext } from '../context.ts';
import type { ChatServer, ChatSocket } from '../notify/chat-server.ts';
import { roomIdOf } from '../notify/socket-rooms.ts';

const heartbeatMs = 10_000;
/** A reload of the page must not look like a departure. */
const leaveGraceMs = 2_000;
/** Changes of one room within this time make one notice. */
const gatherMs = 500;
/** The same while there is too much to do. */
const gatherLongerMs = 5_000;
/** More changes than this are told as a number only. */
const maxNamed = 20;

type Needs = Pick<ChatContext, 'presence' | 'members' | 'service' | 'notify' | 'pressure'>;
type Change = NoticePayload<'presence:change'>['users'][number];

/** Presence of the people that this node serves: kept alive in Redis, told to their rooms. */
export class Presence {
  readonly #ctx: Needs;
  readonly #io: ChatServer;
  readonly #changes = new Map<string, Map<string, Change>>();
  readonly #sockets = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;

  constructor(ctx: Needs, io: ChatServer) {
    this.#ctx = ctx;
    this.#io = io;
    this.#timer = setInterval(() => void this.#heartbeat(), heartbeatMs);
  }

  async connected(socket: ChatSocket, roomIds: string[]): Promise<void> {
    const { userId } = socket.data.caller;
    const count = (this.#sockets.get(userId) ?? 0) + 1;
    this.#sockets.set(userId, count);
    if (count > 1) return;
    const cameOnline = await this.#ctx.presence.connect(userId, this.#ctx.service.node, roomIds).catch(() => false);
    if (cameOnline) this.#note(roomIds, { userId, status: 'online' });
  }

  disconnected(socket: ChatSocket): void {
    const { userId } = socket.data.caller;
    const count = (this.#sockets.get(userId) ?? 1) - 1;
    if (count > 0) this.#sockets.set(userId, count);
    else {
      this.#sockets.delete(userId);
      setTimeout(() => void this.#leave(userId), leaveGraceMs).unref();
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #leave(userId: string): Promise<void> {
    if (this.#sockets.has(userId)) return;
    try {
      const roomIds = await this.#ctx.members.roomIdsOf(userId);
      const wentOffline = await this.#ctx.presence.disconnect(userId, this.#ctx.service.node, roomIds);
      if (wentOffline) this.#note(roomIds, { userId, status: 'offline' });
    } catch (error) {
      // Nothing is lost: the entry expires by itself.
      this.#ctx.service.logger.info({ err: error }, 'a departure could not be told');
    }
  }

  async #heartbeat(): Promise<void> {
    const { presence, service } = this.#ctx;
    try {
      await presence.renew(service.node, [...this.#sockets.keys()]);
      for (const [roomId, userIds] of this.#localRooms()) {
        await presence.enter(roomId, userIds);
        if ((await presence.sweep(roomId)) > 0) this.#note([roomId]);
      }
    } catch (error) {
      service.logger.info({ err: error }, 'presence was not renewed');
    }
  }

  *#localRooms(): Generator<[roomId: string, userIds: string[]]> {
    const { rooms, nsp } = this.#io.of('/').adapter;
    for (const [name, socketIds] of rooms) {
      const roomId = roomIdOf(name);
      if (roomId === undefined) continue;
      const sockets = [...socketIds].flatMap(id => nsp.sockets.get(id) ?? []);
      yield [roomId, [...new Set(sockets.map(socket => (socket as ChatSocket).data.caller.userId))]];
    }
  }

  #note(roomIds: string[], change?: Change): void {
    for (const roomId of roomIds) {
      const gathered = this.#changes.get(roomId);
      if (gathered && change) gathered.set(change.userId, change);
      if (gathered) continue;
      this.#changes.set(roomId, new Map(change && [[change.userId, change]]));
      this.#tellIn(gatherMs, roomId);
    }
  }

  #tellIn(ms: number, roomId: string): void {
    setTimeout(() => void this.#tell(roomId), ms).unref();
  }

  async #tell(roomId: string): Promise<void> {
    if (this.#ctx.pressure.sheds('presence')) return this.#tellIn(gatherLongerMs, roomId);
    const changes = [...(this.#changes.get(roomId)?.values() ?? [])];
    this.#changes.delete(roomId);
    const [live = 0] = await this.#ctx.presence.liveCounts([roomId]).catch(() => []);
    const users = changes.length > maxNamed ? [] : changes;
    this.#ctx.notify.room(roomId, 'presence:change', { roomId, live, users });
  }
}
