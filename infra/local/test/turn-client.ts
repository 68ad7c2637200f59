import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';

const cookie = 0x2112a442;
const methods = { allocate: 0x003, refresh: 0x004, permit: 0x008 };
const attributes = { username: 0x06, integrity: 0x08, error: 0x09, lifetime: 0x0d, peer: 0x12, realm: 0x14 };
const more = { nonce: 0x15, family: 0x17, transport: 0x19 };
const answerWithinMs = 5_000;

/** A name and password, as chat hands them out. */
export interface TurnUser {
  username: string;
  password: string;
}

/** Made with coturn's secret, as chat makes them. */
export function turnUser(secret: string, person: string, secondsLeft = 60): TurnUser {
  const username = `${Math.floor(Date.now() / 1_000) + secondsLeft}:${person}`;
  return { username, password: createHmac('sha1', secret).update(username).digest('base64') };
}

/** One UDP client of a TURN server (RFC 8656), with one allocation at most. Every step answers 0 or the server's error code. */
export class TurnClient {
  readonly #socket: Socket;
  readonly #server: { host: string; port: number };
  readonly #user: TurnUser;
  #realm: Buffer = Buffer.of();
  #nonce: Buffer = Buffer.of();

  constructor(server: { host: string; port: number }, user: TurnUser) {
    this.#server = server;
    this.#user = user;
    this.#socket = createSocket(isIPv6(server.host) ? 'udp6' : 'udp4');
  }

  /** Asks for a relayed address; the first answer to anybody is 401, which tells realm and nonce. */
  async allocate(family: 4 | 6 = 4): Promise<number> {
    const wanted = [
      attribute(more.transport, Buffer.of(17, 0, 0, 0)),
      ...(family === 6 ? [attribute(more.family, Buffer.of(2, 0, 0, 0))] : []),
    ];
    return this.#ask(methods.allocate, wanted);
  }

  /** Keeps the allocation for so long; 0 seconds give it back. */
  async refresh(seconds: number): Promise<number> {
    const lifetime = Buffer.alloc(4);
    lifetime.writeUInt32BE(seconds);
    return this.#ask(methods.refresh, [attribute(attributes.lifetime, lifetime)]);
  }

  /** Asks for the right to send to an address; nothing is sent. */
  async permit(address: string): Promise<number> {
    const id = randomBytes(12);
    return this.#ask(methods.permit, [attribute(attributes.peer, peerAddress(address, id))], id);
  }

  close(): void {
    this.#socket.close();
  }

  async #ask(method: number, wanted: Buffer[], id = randomBytes(12)): Promise<number> {
    const first = await this.#send(method, wanted, id);
    const isAsked = (first.code === 401 || first.code === 438) && first.nonce !== undefined;
    if (!isAsked) return first.code;
    this.#realm = first.realm ?? this.#realm;
    this.#nonce = first.nonce ?? this.#nonce;
    return (await this.#send(method, wanted, id)).code;
  }

  async #send(method: number, wanted: Buffer[], id: Buffer): Promise<Answer> {
    const message = this.#nonce.length === 0 ? framed(method, id, wanted) : this.#signed(method, id, wanted);
    this.#socket.send(message, this.#server.port, this.#server.host);
    const [answer] = (await once(this.#socket, 'message', { signal: AbortSignal.timeout(answerWithinMs) })) as [Buffer];
    return read(answer);
  }

  #signed(method: number, id: Buffer, wanted: Buffer[]): Buffer {
    const { username, password } = this.#user;
    const who = [
      attribute(attributes.username, Buffer.from(username)),
      attribute(attributes.realm, this.#realm),
      attribute(more.nonce, this.#nonce),
    ];
    const key = createHash('md5').update(`${username}:${this.#realm.toString()}:${password}`).digest();
    // The length counts the signature, which covers everything before it.
    const unsigned = framed(method, id, [...wanted, ...who], 24);
    return Buffer.concat([
      unsigned,
      attribute(attributes.integrity, createHmac('sha1', key).update(unsigned).digest()),
    ]);
  }
}

interface Answer {
  code: number;
  realm?: Buffer | undefined;
  nonce?: Buffer | undefined;
}

function framed(method: number, id: Buffer, parts: Buffer[], missing = 0): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt16BE(method, 0);
  head.writeUInt16BE(body.length + missing, 2);
  head.writeUInt32BE(cookie, 4);
  return Buffer.concat([head, id, body]);
}

function attribute(type: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

/** XOR-PEER-ADDRESS of any port. */
function peerAddress(address: string, id: Buffer): Buffer {
  const mask = Buffer.concat([Buffer.from('2112a442', 'hex'), id]);
  const bytes = isIPv6(address) ? bytesOfIPv6(address) : Buffer.from(address.split('.').map(Number));
  const head = Buffer.of(0, isIPv6(address) ? 2 : 1, 0x30 ^ 0x21, 0x39 ^ 0x12);
  return Buffer.concat([head, bytes.map((byte, at) => byte ^ (mask[at] ?? 0))]);
}

function bytesOfIPv6(address: string): Buffer {
  // A URL spells the address out in groups of hex alone.
  const [head = '', tail = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [before, after] = [groups(head), groups(tail)];
  const all = [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after];
  return Buffer.from(all.map(group => group.padStart(4, '0')).join(''), 'hex');
}

function read(message: Buffer): Answer {
  const found = new Map<number, Buffer>();
  for (let at = 20; at + 4 <= message.length;) {
    const length = message.readUInt16BE(at + 2);
    found.set(message.readUInt16BE(at), message.subarray(at + 4, at + 4 + length));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  const error = found.get(attributes.error);
  const code = error ? (error[2] ?? 0) * 100 + (error[3] ?? 0) : 0;
  return { code, realm: found.get(attributes.realm), nonce: found.get(more.nonce) };
}
