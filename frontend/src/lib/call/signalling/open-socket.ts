import { connectRefusal } from '@parley/contracts/chat-events';
import { ParleyError } from '@parley/contracts/errors';
import type { CallTicket } from '@parley/contracts/video-api';
import { io } from 'socket.io-client';
import { callTiming } from '#config/call-timing.ts';
import type { VideoSocket } from '#lib/call/signalling/command.ts';
import { t } from '#lib/i18n/texts.ts';

/**
 * Opens a video socket with a ticket, which is good for this one time: Socket.IO must not reconnect by itself.
 * Rejects with ParleyError: what the platform said, or `unavailable`.
 */
export function openSocket({ ticket, callId }: Pick<CallTicket, 'ticket' | 'callId'>): Promise<VideoSocket> {
  const socket: VideoSocket = io({
    path: '/rtc/socket.io',
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    forceNew: true,
    reconnection: false,
    timeout: callTiming.connect,
    auth: { ticket },
    query: { call: callId },
  });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', error => {
      socket.disconnect();
      reject(refusalOf(error));
    });
  });
}

function refusalOf(error: Error): ParleyError {
  const told = connectRefusal.safeParse('data' in error ? error.data : undefined).data;
  if (!told) return new ParleyError('unavailable', t.errors.unreachable, { cause: error });
  return new ParleyError(told.code, undefined, { retryAfterMs: told.retryAfterMs });
}
