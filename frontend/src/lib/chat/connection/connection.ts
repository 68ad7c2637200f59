import { untilHandshake } from '@parley/client/backoff';
import type { ChatSocket, Connection } from '@parley/client/sockets/connection';
import { LateSocket } from '#lib/chat/connection/late-socket.ts';
import type { ConnectionState } from '#lib/chat/state.ts';
import { elapsed } from '#lib/clock.ts';

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
  const late = new LateSocket();
  let connection: Connection | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let isLoading = false;

  async function open(): Promise<void> {
    clearTimeout(timer);
    if (connection) return connection.open();
    if (isLoading) return;
    isLoading = true;
    const loaded = await import('#lib/chat/connection/socket.ts').catch(() => undefined);
    isLoading = false;
    if (signal.aborted) return;
    if (!loaded?.Connection) return waitForCode();
    connection = new loaded.Connection({
      token,
      onRevoked,
      onState: state => onState(state.status === 'waiting' ? { ...state, isOffline: !navigator.onLine } : state),
    });
    late.become(connection.socket);
    connection.open();
  }

  /** The code of sockets did not come, as without a network. */
  function waitForCode(): void {
    const pause = untilHandshake(attempt++);
    onState({ status: 'waiting', retryAt: elapsed() + pause, isOffline: !navigator.onLine });
    timer = setTimeout(() => void open(), pause);
  }

  return {
    // It has what the chat uses of a socket.
    socket: late as unknown as ChatSocket,
    start() {
      addEventListener('online', () => void open(), { signal });
      addEventListener('offline', () => connection?.lost(), { signal });
      void open();
    },
    retryNow: () => void open(),
    close() {
      life.abort();
      clearTimeout(timer);
      connection?.close();
    },
  };
}
