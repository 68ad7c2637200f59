import { connected, createSocket, socketPaths } from '@parley/client/sockets/open-socket';
import type { CallTicket } from '@parley/contracts/video-api';
import type { Socket } from 'socket.io-client';
import { callTiming } from '#config/call-timing.ts';

/**
 * Opens a video socket with a ticket, which is good for this one time. The way to the platform is opened while the ticket is
 * still on its way. Rejects with ParleyError: what the platform said, or `unavailable`; or as the asking for the ticket does.
 */
export async function openSocket(asking: Promise<Pick<CallTicket, 'ticket'>>): Promise<Socket> {
  const socket = createSocket({
    path: socketPaths.video,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    timeout: callTiming.connect,
    auth: tell =>
      void asking.then(
        ({ ticket }) => tell({ ticket }),
        () => undefined,
      ),
  });
  try {
    await Promise.all([asking, connected(socket)]);
    return socket;
  } catch (error) {
    socket.disconnect();
    throw error;
  }
}
