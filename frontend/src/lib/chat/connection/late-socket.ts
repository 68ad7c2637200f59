import type { ChatSocket } from '@parley/client/sockets/connection';
import { ParleyError } from '@parley/contracts/errors';

type Listener = (...values: never[]) => void;

/**
 * Stands for the socket until the code of sockets is loaded: the app shows what the device has kept before that. Until
 * then it is a socket without a connection; who listens is heard by the one that comes.
 */
export class LateSocket {
  #socket: ChatSocket | undefined;
  readonly #listeners: [name: string, listener: Listener][] = [];

  get connected(): boolean {
    return this.#socket?.connected ?? false;
  }

  on(name: string, listener: Listener): this {
    if (this.#socket) this.#socket.on(name as 'connect', listener as () => void);
    else this.#listeners.push([name, listener]);
    return this;
  }

  timeout(ms: number): ReturnType<ChatSocket['timeout']> {
    if (!this.#socket) throw new ParleyError('unavailable', 'Not connected');
    return this.#socket.timeout(ms);
  }

  become(socket: ChatSocket): void {
    this.#socket = socket;
    for (const [name, listener] of this.#listeners.splice(0)) this.on(name, listener);
  }
}
