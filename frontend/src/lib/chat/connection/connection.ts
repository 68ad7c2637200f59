import { type ChatSocket, Connection } from '@parley/client/sockets/connection';
import type { ConnectionState } from '#lib/chat/state.ts';

export interface ConnectionDeps {
  /** A usable access token; with `stale`, another one than that. */
  token(stale?: string): Promise<string>;
  onState(state: ConnectionState): void;
  /** The platform ended the session. */
  onRevoked(): void;
}

/** The one socket of this tab. The browser says when the network comes and goes, often before the socket finds out. */
export interface TabConnection {
  socket: ChatSocket;
  start(): void;
  /** Does not wait for the next try. */
  retryNow(): void;
  close(): void;
}

export function createConnection({ token, onState, onRevoked }: ConnectionDeps): TabConnection {
  const life = new AbortController();
  const { signal } = life;
  const connection = new Connection({
    token,
    onRevoked,
    onState: state => onState(state.status === 'waiting' ? { ...state, isOffline: !navigator.onLine } : state),
  });
  return {
    socket: connection.socket,
    start() {
      addEventListener('online', () => connection.open(), { signal });
      addEventListener('offline', () => connection.lost(), { signal });
      connection.open();
    },
    retryNow: () => connection.open(),
    close() {
      life.abort();
      connection.close();
    },
  };
}
