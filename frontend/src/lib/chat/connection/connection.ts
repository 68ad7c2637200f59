import { io } from 'socket.io-client';
import { connectRefusal } from '@parley/contracts/chat-events';
import { backoff } from '#lib/chat/backoff.ts';
import type { ChatSocket } from '#lib/chat/connection/command.ts';
import type { ConnectionState } from '#lib/chat/state.ts';
import { elapsed } from '#lib/clock.ts';

export interface ConnectionDeps {
  /** A usable access token; with `stale`, another one than that. */
  token(stale?: string): Promise<string>;
  onState(state: ConnectionState): void;
  /** The platform ended the session. */
  onRevoked(): void;
}

/**
 * The one socket of this tab. Socket.IO's own reconnection is off: when to come back is told by the platform (a
 * refused handshake, a draining node) or follows 1-2-4-8 s with jitter.
 */
export class Connection {
  readonly socket: ChatSocket = io({
    path: '/socket.io',
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    autoConnect: false,
    reconnection: false,
  });
  readonly #deps: ConnectionDeps;
  readonly #life = new AbortController();
  #token: string | undefined;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** On the clock of `elapsed()`: a draining node asked us not to come back before. */
  #drainUntil = 0;
  #isOpening = false;
  /** A refused token is replaced at once, but only once in a row. */
  #isReplaced = false;

  constructor(deps: ConnectionDeps) {
    this.#deps = deps;
    this.socket.on('connect', () => this.#connected());
    this.socket.on('connect_error', error => this.#refused(error));
    this.socket.on('disconnect', reason => {
      if (reason !== 'io client disconnect') this.#comeBack();
    });
    this.socket.on('session:revoked', () => deps.onRevoked());
    this.socket.on('server:drain', ({ retryAfterMs, jitterMs }) =>
      this.#drain(retryAfterMs + Math.random() * jitterMs),
    );
  }

  start(): void {
    const { signal } = this.#life;
    addEventListener('online', () => this.retryNow(), { signal });
    addEventListener('offline', () => this.#wentOffline(), { signal });
    void this.#open();
  }

  /** Does not wait for the next try. */
  retryNow(): void {
    this.#attempt = 0;
    void this.#open();
  }

  close(): void {
    this.#life.abort();
    clearTimeout(this.#timer);
    this.socket.disconnect();
  }

  async #open(stale?: string): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#life.signal.aborted || this.#isOpening || this.socket.connected) return;
    this.#isOpening = true;
    this.#deps.onState({ status: 'connecting' });
    try {
      this.#token = await this.#deps.token(stale);
      this.socket.auth = { token: this.#token };
      if (!this.#life.signal.aborted) this.socket.connect();
    } catch {
      // Nobody answered; when the session is over, its end closes this connection.
      this.#comeBack();
    } finally {
      this.#isOpening = false;
    }
  }

  #connected(): void {
    this.#attempt = 0;
    this.#drainUntil = 0;
    this.#isReplaced = false;
    this.#deps.onState({ status: 'connected' });
  }

  #refused(error: Error): void {
    const refusal = connectRefusal.safeParse('data' in error ? error.data : undefined).data;
    if (refusal?.code === 'session_revoked') return this.#deps.onRevoked();
    const isStale = refusal?.code === 'token_expired' || refusal?.code === 'unauthenticated';
    if (!isStale || this.#isReplaced) return this.#comeBack(refusal?.retryAfterMs);
    this.#isReplaced = true;
    void this.#open(this.#token);
  }

  #comeBack(toldMs?: number): void {
    if (this.#life.signal.aborted) return;
    const delay = Math.max(backoff(this.#attempt++, toldMs), this.#drainUntil - elapsed());
    this.#deps.onState({ status: 'waiting', retryAt: elapsed() + delay, isOffline: !navigator.onLine });
    this.#openIn(delay);
  }

  #openIn(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isReplaced = false;
      this.socket.disconnect();
      void this.#open();
    }, delay);
  }

  /** The node goes away: this socket stays until its turn to leave has come. */
  #drain(delay: number): void {
    this.#drainUntil = elapsed() + delay;
    this.#openIn(delay);
  }

  #wentOffline(): void {
    if (!this.socket.connected) return;
    this.socket.disconnect();
    this.#comeBack();
  }
}
