import type { ChatContext } from '../context.ts';
import type { ChatServer } from '../notify/chat-server.ts';

/** Clients come back after the first, spread over the second: a whole node's clients must not arrive at once. */
const comeBack = { retryAfterMs: 500, jitterMs: 5_000 };
const farewellMs = 300;

/** The ordered end of a node's sockets: say goodbye, finish what was accepted, then close. */
export function drainSockets(
  { service, roomLog, marks }: Pick<ChatContext, 'service' | 'roomLog' | 'marks'>,
  io: ChatServer,
): void {
  service.onStop('notify', 'sockets', async () => {
    io.local.emit('server:drain', comeBack);
    await new Promise(resolve => setTimeout(resolve, farewellMs));
  });
  service.onStop('finish', 'messages in flight', () => Promise.all([roomLog.flush(), marks.flush()]));
  service.onStop('flush', 'sockets', () => io.local.disconnectSockets(true));
}
