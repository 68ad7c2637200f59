import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame } from './packets.ts';

/** Ack of a command, or `cut` when the server ended the connection instead. */
export type RawAnswer = { ok: boolean; error?: { code: string } } | 'cut';

type Waiting = (answer: RawAnswer) => void;

const timeoutMs = 20_000;

/** A Socket.IO connection without a client library: it can send what no library would. */
export class RawSocket {
  /** Resolves with what the server said to the handshake: the packet, or `cut`. */
  readonly greeting: Promise<string>;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 0;
  #greet: (packet: string) => void = () => undefined;
  #closed = false;

  /** Opens a WebSocket and sends the connect packet, which may be anything. */
  constructor(base: string, path: string, connectPacket: string) {
    const url = new URL(`${path}/?EIO=4&transport=websocket`, base.replace('http', 'ws'));
    this.greeting = new Promise(resolve => (this.#greet = resolve));
    this.#socket = new WebSocket(url);
    this.#socket.binaryType = 'arraybuffer';
    this.#socket.onopen = () => this.send(connectPacket);
    this.#socket.onmessage = ({ data }: { data: unknown }) => typeof data === 'string' && this.#take(data);
    this.#socket.onerror = () => this.#end();
    this.#socket.onclose = () => this.#end();
  }

  get isOpen(): boolean {
    return !this.#closed;
  }

  send(packet: Frame): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(packet);
  }

  /** Sends what `packet` makes of a new ack id; resolves with its ack. */
  ask(packet: (id: number) => string): Promise<RawAnswer> {
    const id = this.#nextId++;
    if (this.#closed) return Promise.resolve('cut');
    const answer = new Promise<RawAnswer>(resolve => this.#waiting.set(id, resolve));
    this.send(packet(id));
    const late = sleep(timeoutMs, undefined, { ref: false }).then(() => Promise.reject(new Error('No ack came')));
    return Promise.race([answer, late]);
  }

  close(): void {
    this.#socket.close();
    this.#end();
  }

  #take(packet: string): void {
    if (packet === '2') this.send('3');
    else if (/^4[04]/.test(packet)) this.#greet(packet);
    const [, id, json = ''] = /^43(\d+)\[(.*)\]$/s.exec(packet) ?? [];
    if (id === undefined) return;
    this.#waiting.get(Number(id))?.(JSON.parse(json) as RawAnswer);
    this.#waiting.delete(Number(id));
  }

  #end(): void {
    this.#closed = true;
    this.#greet('cut');
    for (const settle of this.#waiting.values()) settle('cut');
    this.#waiting.clear();
  }
}
