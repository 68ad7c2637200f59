import type { ChatSocket } from '@parley/client/sockets/connection';
import { chatApi } from '@parley/contracts/chat-api';
import { ParleyError } from '@parley/contracts/errors';
import { call } from '#lib/api/call.ts';
import { command } from '#lib/chat/connection/command.ts';
import type { OutboxEntry } from '#lib/chat/outbox/entry.ts';

/** Hands one entry to the platform by socket, or by REST while the socket is away. The key is the same on both ways. */
export async function deliver(socket: ChatSocket, entry: OutboxEntry): Promise<void> {
  await (socket.connected ? bySocket(socket, entry) : byRest(entry));
}

async function bySocket(socket: ChatSocket, entry: OutboxEntry): Promise<unknown> {
  const { roomId, id } = entry;
  switch (entry.kind) {
    case 'send':
      return command(socket, 'message:send', { roomId, clientMsgId: id, body: entry.body, replyTo: entry.replyTo });
    case 'edit':
      return command(socket, 'message:edit', { roomId, id: entry.messageId, body: entry.body, clientEventId: id });
    case 'delete':
      return command(socket, 'message:delete', { roomId, id: entry.messageId, clientEventId: id });
    case 'reaction': {
      const { messageId, emoji, on } = entry;
      return command(socket, 'message:react', { roomId, id: messageId, emoji, on, clientEventId: id });
    }
    case 'read':
      return command(socket, 'message:read', { roomId, seq: entry.seq });
  }
}

async function byRest(entry: OutboxEntry): Promise<unknown> {
  const params = { id: entry.roomId };
  switch (entry.kind) {
    case 'send':
      return call(chatApi.sendMessage, {
        params,
        body: { clientMsgId: entry.id, body: entry.body, replyTo: entry.replyTo },
      });
    case 'edit':
      return call(chatApi.editMessage, {
        params: { ...params, messageId: entry.messageId },
        body: { body: entry.body, clientEventId: entry.id },
      });
    case 'delete':
      return call(chatApi.deleteMessage, { params: { ...params, messageId: entry.messageId } });
    case 'reaction':
      return call(chatApi.react, {
        params: { ...params, messageId: entry.messageId },
        body: { emoji: entry.emoji, on: entry.on, clientEventId: entry.id },
      });
    case 'read':
      throw new ParleyError('unavailable', 'Read marks travel by socket only');
  }
}
