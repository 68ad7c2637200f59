import { CookieJar } from 'k6/http';
import { WebSocket } from 'k6/websockets';

/** What a socket tells its owner. */
export interface SocketOwner {
  /** The server let it in. */
  entered(): void;
  /** It was refused, and should wait for so long. */
  refused(code: string, retryAfterMs: number): void;
  /** It ended without being asked to. */
  lost(): void;
  /** An event of the server; `answer` sends its ack, where it wants one. */
  heard(packet: string, answer: () => void): void;
}

/** Of a WebSocket: neither connecting nor closing. */
const open = 1;

type Ack = (data: unknown) => void;

/** As much of a Socket.IO 4 client as it takes to be one, over one WebSocket (Engine.IO 4). */
export class ParleySocket {
  readonly #ws: WebSocket;
  readonly #owner: SocketOwner;
  readonly #auth: object;
  readonly #acks = new Map<number, Ack>();
  #nextAck = 0;
  #over = false;

  /** @param jar the device's own: the gateway leads a socket to the node that its cookie names */
  constructor(door: { url: string; path: string; jar: CookieJar }, auth: object, owner: SocketOwner) {
    const { url, path, jar } = door;
    this.#owner = owner;
    this.#auth = auth;
    this.#ws = new WebSocket(`${url.replace('http', 'ws')}${path}?EIO=4&transport=websocket`, null, { jar });
    this.#ws.onopen = () => this.#over && this.#shut();
    this.#ws.onmessage = event => this.#receive(event?.data as string);
    this.#ws.onerror = () => this.#end();
    this.#ws.onclose = () => this.#end();
  }

  /** Gives a command; `onAck` gets the whole answer, unless the socket is lost before. */
  command(name: string, input: object, onAck: Ack): void {
    const id = this.#nextAck++;
    this.#acks.set(id, onAck);
    this.#send(`42${id}${JSON.stringify([name, input])}`);
  }

  /** Leaves; the owner hears nothing more. */
  close(): void {
    this.#over = true;
    this.#shut();
  }

  /** A socket that is already lost takes nothing: what was not answered is repeated on the next one. */
  #send(packet: string): void {
    if (this.#ws.readyState === open) this.#ws.send(packet);
  }

  /** k6 1.8 hangs for good when a socket is closed that has not opened: such a one is closed when it has. */
  #shut(): void {
    if (this.#ws.readyState === open) this.#ws.close();
  }

  /** One packet: the first digit is Engine.IO's type, the second Socket.IO's. */
  #receive(packet: string): void {
    if (this.#over) return;
    if (packet.startsWith('42')) return this.#hear(packet);
    if (packet.startsWith('43')) return this.#acknowledge(packet);
    if (packet === '2') return this.#send('3');
    if (packet.startsWith('0')) return this.#send(`40${JSON.stringify(this.#auth)}`);
    if (packet.startsWith('40')) return this.#owner.entered();
    if (packet.startsWith('44')) return this.#refuse(packet);
    if (packet.startsWith('41')) this.#end();
  }

  #hear(packet: string): void {
    this.#owner.heard(packet, () => {
      const id = packet.slice(2, packet.indexOf('['));
      if (id !== '') this.#send(`43${id}[]`);
    });
  }

  #acknowledge(packet: string): void {
    const start = packet.indexOf('[');
    const id = Number(packet.slice(2, start));
    const onAck = this.#acks.get(id);
    this.#acks.delete(id);
    if (onAck) onAck((JSON.parse(packet.slice(start)) as unknown[])[0]);
  }

  #refuse(packet: string): void {
    const { data } = JSON.parse(packet.slice(2)) as { data?: { code?: string; retryAfterMs?: number } };
    this.#over = true;
    this.#shut();
    this.#owner.refused(data?.code ?? 'unknown', data?.retryAfterMs ?? 1_000);
  }

  #end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#shut();
    this.#owner.lost();
  }
}
