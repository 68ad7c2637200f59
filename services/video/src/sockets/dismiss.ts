import { eviction, redisDoors } from '@parley/contracts/redis-channels';
import type { VideoContext } from '../context.ts';
import type { VideoServer } from './video-io.ts';

/** Ends the media of ended sessions, and of people who left the room of a call, as soon as this node hears of it. */
export function dismissUnwelcome({ desk, revocations, subscriber, service }: VideoContext, io: VideoServer): void {
  revocations.onRevoked(sessionId => {
    desk.dismiss(visitor => visitor.sessionId === sessionId, 'revoked');
    for (const socket of io.of('/').sockets.values()) {
      // After the farewell that the dismissal sent; one that never joined hears nothing.
      if (socket.data.caller.sid === sessionId) setImmediate(() => socket.disconnect(true));
    }
  });
  subscriber.on('message', (channel, text) => {
    if (channel !== redisDoors.evictionChannel) return;
    try {
      const { roomId, userId } = eviction.parse(JSON.parse(text));
      desk.dismiss(visitor => visitor.roomId === roomId && visitor.userId === userId, 'left-room');
    } catch (error) {
      service.logger.warn({ err: error }, 'unreadable eviction');
    }
  });
  void subscriber.subscribe(redisDoors.evictionChannel);
}
