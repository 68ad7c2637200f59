import { has } from '@parley/contracts/spaces/permissions';
import type { AccessListener } from '../access/space-access.ts';
import type { ChatContext } from '../context.ts';
import type { ChatServer, ChatSocket } from '../notify/chat-server.ts';
import { personIdOf, roomIdOf, socketRooms } from '../notify/socket-rooms.ts';

type Needs = Pick<ChatContext, 'access' | 'service'>;

/**
 * What the sockets of this node hear of spaces follows what their people may see: who loses a channel, or the space,
 * hears nothing of it any more as soon as this node knows.
 */
export class SpaceSockets implements AccessListener {
  readonly #ctx: Needs;
  readonly #io: ChatServer;

  constructor(ctx: Needs, io: ChatServer) {
    this.#ctx = ctx;
    this.#io = io;
  }

  spaceChanged(spaceId: string): void {
    this.#settle(spaceId, socketRooms.space(spaceId));
  }

  memberChanged(spaceId: string, userId: string): void {
    this.#settle(spaceId, socketRooms.user(userId));
  }

  #settle(spaceId: string, name: string): void {
    const { adapter, sockets } = this.#io.of('/');
    for (const id of adapter.rooms.get(name) ?? []) {
      const socket = sockets.get(id) as ChatSocket | undefined;
      if (socket) void this.#settleOne(spaceId, socket);
    }
  }

  async #settleOne(spaceId: string, socket: ChatSocket): Promise<void> {
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
  if (person) await socket.join(socketRooms.space(spaceId));
  else await socket.leave(socketRooms.space(spaceId));
  // Whom they had in view there is not known here: a client that still looks at somebody says so again.
  if (!person) for (const name of socket.rooms) if (personIdOf(name) !== undefined) await socket.leave(name);
  for (const name of socket.rooms) {
    const roomId = roomIdOf(name);
    if (roomId === undefined || (await access.spaceOf(roomId)) !== spaceId) continue;
    const isSeen = person && has(access.permissionsInChannel(person, roomId), 'viewChannel');
    if (!isSeen) await socket.leave(name);
  }
}
