import type { ChatContext } from '../context.ts';
import type { ChatServer } from '../notify/chat-server.ts';

/** Cuts the sockets of a session that was ended, as soon as this node hears of it. */
export function cutRevokedSessions(
  { revocations, service }: Pick<ChatContext, 'revocations' | 'service'>,
  io: ChatServer,
): void {
  revocations.onRevoked((sessionId, reason) => {
    for (const socket of io.of('/').sockets.values()) {
      if (socket.data.caller.sessionId !== sessionId) continue;
      socket.emit('session:revoked', { reason });
      socket.disconnect(true);
      service.logger.info({ sessionId, userId: socket.data.caller.userId }, 'socket of an ended session was cut');
    }
  });
}
