import { connectRefusal } from '@parley/contracts/chat-events';
import { ParleyError } from '@parley/contracts/errors';
import type { CallTicket } from '@parley/contracts/video-api';
import { io } from 'socket.io-client';
import { callTiming } from '#config/call-timing.ts';
import type { VideoSocket } from '#lib/call/signalling/command.ts';

/**
 * Opens a video socket with a ticket, which is good for this one time: Socket.IO must not reconnect by itself. The way to
 * the platform is opened while the ticket is still on its way. Rejects with ParleyError: what the platform said, or
 * `unavailable`; or as the asking for the ticket does.
 */
export function openSocket(asking: Promise<Pick<CallTicket, 'ticket'>>): Promise<VideoSocket> {
  const socket: VideoSocket = io({
    path: '/rtc/socket.io',
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    forceNew: true,
    reconnection: false,
    timeout: callTiming.connect,
    auth: tell =>
      void asking.then(
        ({ ticket }) => tell({ ticket }),
        () => undefined,
      ),
  });
  const opened = Promise.withResolvers<VideoSocket>();
  function fail(error: unknown): void {
    socket.disconnect();
    opened.reject(error);
  }
  asking.catch(fail);
  socket.once('connect', () => opened.resolve(socket));
  socket.once('connect_error', error => fail(refusalOf(error)));
  return opened.promise;
}

function refusalOf(error: Error): ParleyError {
  const told = connectRefusal.safeParse('data' in error ? error.data : undefined).data;
  if (!told) return new ParleyError('unavailable', undefined, { cause: error });
  return new ParleyError(told.code, undefined, { retryAfterMs: told.retryAfterMs });
}
