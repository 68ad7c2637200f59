import type { ChatSocket } from '@parley/client/sockets/connection';
import { kindOf, type OutboxEntry } from '#lib/chat/outbox/entry.ts';

/** Hands one entry to the platform by socket, or by REST while the socket is away. The key is the same on both ways. */
export async function deliver(socket: ChatSocket, entry: OutboxEntry): Promise<void> {
  const kind = kindOf(entry);
  await (socket.connected ? kind.bySocket(socket, entry) : kind.byRest(entry));
}
