import type { ClientToServer, ServerToClient } from '@parley/contracts/chat-events';
import type { ParleyError } from '@parley/contracts/errors';
import type { Socket } from 'socket.io-client';
import { untilHandshake } from '../backoff.ts';
import { createSocket, refusalOf, socketPaths, type SocketTarget } from './open-socket.ts';

export type ChatSocket = Socket<ServerToClient, ClientToServer>;

export type ConnectionState =
  | { status: 'connecting' }
  | { status: 'connected' }
  /** `retryAt`: when it is tried again, on the clock of `performance.now()`. */
  | { status: 'waiting'; retryAt: number };

export interface ConnectionOptions extends Omit<SocketTarget, 'path'> {
  /** A usable access token; with `stale`, another one than that. While it rejects, the connection tries again. */
  token(stale?: string): Promise<string>;
  onState?(state: ConnectionState): void;
  /** The platform ended the session. */
  onRevoked?(): void;
  /** Milliseconds before each try after a loss, half of them random; the last one stays: 1-2-4-8 s. */
  pauses?: readonly number[];
}

/**
 * A socket to chat that comes back: when the platform says (a refused handshake, a node that is drained), else with growing
 * pauses. WebSocket is tried first, then polling.
 */
export class Connection {
  readonly socket: ChatSocket;
  readonly #options: ConnectionOptions;
  #isClosed = false;
  #token: string | undefined;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** On the clock of `performance.now()`: a node that is drained asked us not to come back before. */
  #drainUntil = 0;
  #isOpening = false;
  /** A refused token is replaced at once, but only once in a row. */
  #isReplaced = false;

  constructor(options: ConnectionOptions) {
    const { token: _token, onState: _onState, onRevoked, pauses: _pauses, ...target } = options;
    this.#options = options;
    const transports = ['websocket', 'polling'];
    this.socket = createSocket({ path: socketPaths.chat, transports, tryAllTransports: true, ...target });
    this.socket.on('connect', () => this.#connected());
    this.socket.on('connect_error', error => this.#refused(error));
    this.socket.on('disconnect', reason => {
      if (reason !== 'io client disconnect') this.#comeBack();
    });
    this.socket.on('session:revoked', () => onRevoked?.());
    this.socket.on('server:drain', ({ retryAfterMs, jitterMs }) =>
      this.#drain(retryAfterMs + Math.random() * jitterMs),
    );
  }

  /** Connects, and does not wait for the next try. */
  open(): void {
    this.#attempt = 0;
    void this.#open();
  }

  /** The network went away: the socket would find out much later. */
  lost(): void {
    if (!this.socket.connected) return;
    this.socket.disconnect();
    this.#comeBack();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.socket.disconnect();
  }

  async #open(stale?: string): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#isClosed || this.#isOpening || this.socket.connected) return;
    this.#isOpening = true;
    this.#options.onState?.({ status: 'connecting' });
    try {
      this.#token = await this.#options.token(stale);
      this.socket.auth = { token: this.#token };
      if (!this.#isClosed) this.socket.connect();
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
    this.#options.onState?.({ status: 'connected' });
  }

  #refused(error: Error): void {
    const refusal = refusalOf(error);
    if (refusal?.code === 'session_revoked') return this.#options.onRevoked?.();
    const isStale = refusal?.code === 'token_expired' || refusal?.code === 'unauthenticated';
    if (!isStale || this.#isReplaced) return this.#comeBack(refusal);
    this.#isReplaced = true;
    void this.#open(this.#token);
  }

  #comeBack(refusal?: ParleyError): void {
    if (this.#isClosed) return;
    const pause = untilHandshake(this.#attempt++, refusal, this.#options.pauses);
    const delay = Math.max(pause, this.#drainUntil - performance.now());
    this.#options.onState?.({ status: 'waiting', retryAt: performance.now() + delay });
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
    this.#drainUntil = performance.now() + delay;
    this.#openIn(delay);
  }
}
