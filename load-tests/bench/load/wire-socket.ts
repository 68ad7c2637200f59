import { WebSocket } from 'ws';

/** Where and as whom a socket connects. */
export interface Door {
  /** `http://host:port`, a gateway or a server. */
  url: string;
  auth: Record<string, unknown>;
  /** Of its Socket.IO; chat's unless given. */
  path?: string;
  /** Address to come from: a gateway bounds the connections of one. */
  from?: string;
}

export type OnEvent = (event: string, payload: unknown) => void;
export type OnLost = (why: string) => void;

const connectWithinMs = 20_000;

/**
 * As much of a Socket.IO client as it takes to be one, over one WebSocket: load from the same machine must cost little,
 * or it measures itself.
 */
export class WireSocket {
  readonly #ws: WebSocket;
  readonly #acks = new Map<number, (answer: unknown) => void>();
  readonly #onEvent: OnEvent;
  readonly #onLost: OnLost;
  readonly #auth: Door['auth'];
  readonly #ready = Promise.withResolvers<void>();
  #nextAck = 0;
  #closing = false;

  private constructor(door: Door, onEvent: OnEvent, onLost: OnLost) {
    this.#auth = door.auth;
    this.#onEvent = onEvent;
    this.#onLost = onLost;
    const url = `${door.url.replace(/^http/, 'ws')}${door.path ?? '/socket.io/'}?EIO=4&transport=websocket`;
    const settings = { perMessageDeflate: false, skipUTF8Validation: true, handshakeTimeout: connectWithinMs };
    this.#ws = new WebSocket(url, { ...settings, localAddress: door.from });
    this.#ws.on('message', data => this.#receive(String(data)));
    this.#ws.on('error', error => this.#lose(error.message));
    this.#ws.on('close', code => this.#lose(`closed with ${code}`));
  }

  /** Resolves when the server has let it in. `onLost` is called when it ends without being asked to. */
  static async connect(door: Door, onEvent: OnEvent, onLost: OnLost): Promise<WireSocket> {
    const socket = new WireSocket(door, onEvent, onLost);
    await socket.#ready.promise;
    return socket;
  }

  emit(event: string, payload: unknown, onAck: (answer: unknown) => void): void {
    const id = this.#nextAck++;
    this.#acks.set(id, onAck);
    this.#ws.send(`42${id}${JSON.stringify([event, payload])}`);
  }

  /** Reads nothing more, as a phone in a tunnel does. */
  stall(): void {
    this.#closing = true;
    this.#ws.pause();
  }

  close(): void {
    this.#closing = true;
    this.#ws.close();
  }

  /** One packet: the first digit is Engine.IO's type, the second Socket.IO's. */
  #receive(packet: string): void {
    const [transport, kind] = packet;
    if (transport === '0') this.#ws.send(`40${JSON.stringify(this.#auth)}`);
    else if (transport === '2') this.#ws.send('3');
    else if (transport === '4' && kind === '0') this.#ready.resolve();
    else if (transport === '4' && kind === '2') this.#hear(packet);
    else if (transport === '4' && kind === '3') this.#acknowledge(packet);
    else if (transport === '4') this.#lose(packet);
  }

  #hear(packet: string): void {
    const [event, payload] = JSON.parse(packet.slice(packet.indexOf('['))) as [string, unknown];
    this.#onEvent(event, payload);
  }

  #acknowledge(packet: string): void {
    const start = packet.indexOf('[');
    const id = Number(packet.slice(2, start));
    const onAck = this.#acks.get(id);
    this.#acks.delete(id);
    onAck?.((JSON.parse(packet.slice(start)) as unknown[])[0]);
  }

  #lose(why: string): void {
    if (this.#closing) return;
    this.#closing = true;
    this.#ready.reject(new Error(`A socket was refused: ${why}`));
    this.#onLost(why);
    this.#ws.terminate();
  }
}
