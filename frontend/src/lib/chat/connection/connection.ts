import { io } from 'socket.io-client';
import { connectRefusal } from '@parley/contracts/chat-events';
import { backoff } from '#lib/chat/backoff.ts';
import type { ChatSocket } from '#lib/chat/connection/command.ts';
import type { ConnectionState } from '#lib/chat/state.ts';

export interface ConnectionDeps {
  /** A usable access token; with `stale`, another one than that. */
  token(stale?: string): Promise<string>;
  onState(state: ConnectionState): void;
  /** The platform ended the session. */
  onRevoked(): void;
}

export interface Connection {
  socket: ChatSocket;
  start(): void;
  /** Does not wait for the next try. */
  retryNow(): void;
  close(): void;
}

/**
 * The one socket of this tab. Socket.IO's own reconnection is off: when to come back is told by the platform (a refused
 * handshake, a draining node) or follows 1-2-4-8 s with jitter.
 */
export function createConnection(deps: ConnectionDeps): Connection {
  const socket: ChatSocket = io({
    path: '/socket.io',
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    autoConnect: false,
    reconnection: false,
  });
  let token: string | undefined;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let drainUntil = 0;
  let closed = false;
  let opening = false;
  /** A refused token is replaced at once, but only once in a row. */
  let replaced = false;

  async function open(stale?: string): Promise<void> {
    clearTimeout(timer);
    if (closed || opening || socket.connected) return;
    opening = true;
    deps.onState({ status: 'connecting' });
    try {
      token = await deps.token(stale);
      socket.auth = { token };
      if (!closed) socket.connect();
    } catch {
      // Nobody answered; when the session is over, its end closes this connection.
      comeBack();
    } finally {
      opening = false;
    }
  }

  function comeBack(toldMs?: number): void {
    if (closed) return;
    clearTimeout(timer);
    const delay = Math.max(backoff(attempt++, toldMs), drainUntil - Date.now());
    deps.onState(navigator.onLine ? { status: 'waiting', retryAt: Date.now() + delay } : { status: 'offline' });
    timer = setTimeout(() => {
      replaced = false;
      void open();
    }, delay);
  }

  socket.on('connect', () => {
    attempt = 0;
    drainUntil = 0;
    replaced = false;
    deps.onState({ status: 'connected' });
  });
  socket.on('connect_error', error => {
    const refusal = connectRefusal.safeParse('data' in error ? error.data : undefined).data;
    if (refusal?.code === 'session_revoked') return deps.onRevoked();
    const isStale = refusal?.code === 'token_expired' || refusal?.code === 'unauthenticated';
    if (!isStale || replaced) return comeBack(refusal?.retryAfterMs);
    replaced = true;
    void open(token);
  });
  socket.on('disconnect', reason => {
    if (reason !== 'io client disconnect') comeBack();
  });
  socket.on('session:revoked', () => deps.onRevoked());
  socket.on('server:drain', ({ retryAfterMs, jitterMs }) => {
    const delay = retryAfterMs + Math.random() * jitterMs;
    drainUntil = Date.now() + delay;
    clearTimeout(timer);
    timer = setTimeout(() => {
      socket.disconnect();
      void open();
    }, delay);
  });

  function retryNow(): void {
    attempt = 0;
    void open();
  }
  function wentOffline(): void {
    if (!socket.connected) return;
    socket.disconnect();
    comeBack();
  }

  return {
    socket,
    start() {
      addEventListener('online', retryNow);
      addEventListener('offline', wentOffline);
      void open();
    },
    retryNow,
    close() {
      closed = true;
      clearTimeout(timer);
      removeEventListener('online', retryNow);
      removeEventListener('offline', wentOffline);
      socket.disconnect();
    },
  };
}
