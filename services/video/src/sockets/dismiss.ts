import type { CallTicketClaims } from '@parley/contracts/call-ticket';
import { eviction, redisKeys } from '@parley/contracts/redis-channels';
import type { VideoContext } from '../context.ts';
import type { Evictions } from './evictions.ts';
import type { VideoServer } from './video-io.ts';

/** The node of the call, perhaps another one, tells the person why and cuts; later than this it is done here. */
const farewellMs = 400;

/** Ends the media of ended sessions, and of people who left the room of a call, as soon as this node hears of it. */
export async function dismissUnwelcome(
  { dispatcher, revocations, subscriber, service }: VideoContext,
  io: VideoServer,
  evictions: Evictions,
): Promise<void> {
  revocations.onRevoked(sessionId => {
    dispatcher.dismiss(participant => participant.sessionId === sessionId, 'revoked');
    turnAway(io, caller => caller.sid === sessionId);
  });
  subscriber.on('message', (channel, text) => {
    if (channel !== redisKeys.evictionChannel) return;
    try {
      const { roomId, userId } = eviction.parse(JSON.parse(text));
      evictions.note({ roomId, sub: userId });
      dispatcher.dismiss(participant => participant.roomId === roomId && participant.userId === userId, 'left-room');
      turnAway(io, caller => caller.roomId === roomId && caller.sub === userId);
    } catch (error) {
      service.logger.warn({ err: error }, 'unreadable eviction');
    }
  });
  await subscriber.subscribe(redisKeys.evictionChannel);
}

/** Sockets of this node, joined or not: nothing that they still ask for is done, and then they are cut. */
function turnAway(io: VideoServer, whom: (caller: CallTicketClaims) => boolean): void {
  for (const socket of io.of('/').sockets.values()) {
    if (!whom(socket.data.caller)) continue;
    socket.offAny();
    setTimeout(() => socket.disconnect(true), farewellMs);
  }
}
