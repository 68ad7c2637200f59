import type { Nothing } from '@parley/contracts/chat-events';
import { withFlags } from '@parley/runtime/sockets/inside-socket-io';
import type { ChatContext } from '../context.ts';
import { requireMember } from '../access/require-member.ts';
import type { ChatSocket } from '../notify/chat-server.ts';
import { socketRooms } from '../notify/socket-rooms.ts';

type Needs = Pick<ChatContext, 'memberships' | 'rooms'>;

const stopsAfterMs = 6_000;

interface Entry {
  socket: ChatSocket;
  roomId: string;
  timer: NodeJS.Timeout;
}

/** Who is typing on this node. It stops by itself, when the client says so, or when it leaves. */
export class Typing {
  readonly #ctx: Needs;
  readonly #entries = new Map<string, Entry>();

  constructor(ctx: Needs) {
    this.#ctx = ctx;
  }

  async start(socket: ChatSocket, roomId: string): Promise<Nothing> {
    const { userId } = socket.data.caller;
    const { request } = await requireMember(this.#ctx, roomId, userId, 'sendMessages');
    // Before a request is accepted its sender sees nothing of the other.
    if (request === 'received') return {};
    const key = `${socket.id}:${roomId}`;
    clearTimeout(this.#entries.get(key)?.timer);
    const timer = setTimeout(() => this.#end(key), stopsAfterMs);
    this.#entries.set(key, { socket, roomId, timer });
    othersIn(socket, roomId).emit('typing:start', { roomId, userId });
    return {};
  }

  async stop(socket: ChatSocket, roomId: string): Promise<Nothing> {
    this.#end(`${socket.id}:${roomId}`);
    return {};
  }

  disconnected(socket: ChatSocket): void {
    for (const [key, entry] of this.#entries) {
      if (entry.socket === socket) this.#end(key);
    }
  }

  #end(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    clearTimeout(entry.timer);
    this.#entries.delete(key);
    const { socket, roomId } = entry;
    othersIn(socket, roomId).emit('typing:stop', { roomId, userId: socket.data.caller.userId });
  }
}

/** In a large room those who look at it. */
function othersIn(socket: ChatSocket, roomId: string) {
  return withFlags(socket.to(socketRooms.room(roomId)), { fleeting: true });
}
