import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { connectRefusal } from '@parley/contracts/chat-events';
import type { ParleyError } from '@parley/contracts/errors';
import { z } from 'zod';
import { noAnswer, PlatformError } from '../platform-error.ts';

/** Where the sockets of each service are. */
export const socketPaths = { chat: '/socket.io', video: '/rtc/socket.io' } as const;

export interface SocketTarget extends Partial<ManagerOptions & SocketOptions> {
  /** The platform's address; left out in a page that it serves. */
  url?: string;
  path: (typeof socketPaths)[keyof typeof socketPaths];
  /** Outside browsers: the node that is asked for, as the gateway's cookie does. */
  node?: string;
}

/**
 * A socket of the platform that is not connected yet. Socket.IO's own reconnection is off: the platform says when to
 * come back, and a call ticket works only once.
 */
export function createSocket({ url, node, extraHeaders, ...options }: SocketTarget): Socket {
  const headers = { ...extraHeaders, ...(node !== undefined && { cookie: `parley_node=${node}` }) };
  const common = { forceNew: true, autoConnect: false, reconnection: false };
  // Browsers let nobody set headers.
  const all = { ...common, ...options, ...(Object.keys(headers).length > 0 && { extraHeaders: headers }) };
  return url === undefined ? io(all) : io(url, all);
}

/**
 * Connects once. Rejects with what the platform said, or with `unavailable` when there was no answer: nobody was there, or
 * the connection was lost before the handshake was over, which Socket.IO tells by `disconnect` alone.
 */
export function connected<S extends Pick<Socket, 'once' | 'off' | 'connect'>>(socket: S): Promise<S> {
  return new Promise((resolve, reject) => {
    socket.once('connect', succeed);
    socket.once('connect_error', fail);
    socket.once('disconnect', lose);
    socket.connect();

    function succeed(): void {
      settle();
      resolve(socket);
    }
    function fail(error: Error): void {
      settle();
      reject(refusalOf(error) ?? noAnswer(error));
    }
    function lose(reason: string): void {
      fail(new Error(reason));
    }
    function settle(): void {
      socket.off('connect', succeed);
      socket.off('connect_error', fail);
      socket.off('disconnect', lose);
    }
  });
}

/** A newer platform may know more codes. */
const toldRefusal = connectRefusal.extend({ code: z.string() });

/** What the platform says by a `connect_error`; undefined when it has said nothing. */
export function refusalOf(error: Error): ParleyError | undefined {
  const told = toldRefusal.safeParse('data' in error ? error.data : undefined);
  return told.success ? new PlatformError({ ...told.data, message: error.message }) : undefined;
}
