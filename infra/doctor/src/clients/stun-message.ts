import { createHash, createHmac, randomBytes } from 'node:crypto';

// RFC 8489 (STUN) and RFC 8656 (TURN), as much as an allocation takes.
const magicCookie = 0x2112_a442;
const headerBytes = 20;
const integrityBytes = 24;

export const method = { allocate: 0x003, refresh: 0x004 } as const;
export const attribute = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  lifetime: 0x000d,
  realm: 0x0014,
  nonce: 0x0015,
  relayedAddress: 0x0016,
  requestedTransport: 0x0019,
} as const;

/** With what a request is signed, after the server has named its realm and nonce. */
export interface LongTermKey {
  username: string;
  password: string;
  realm: Buffer;
  nonce: Buffer;
}

/** An answer, taken apart. */
export interface StunAnswer {
  success: boolean;
  /** Of a refusal, for example 401. */
  error?: number;
  attributes: ReadonlyMap<number, Buffer>;
}

/** A request, signed when there is a key. */
export function encodeRequest(kind: number, attributes: [number, Buffer][], key?: LongTermKey): Buffer {
  const id = randomBytes(12);
  if (!key) return encode(kind, id, attributes, 0);
  const { username, password, realm, nonce } = key;
  const named: [number, Buffer][] = [
    ...attributes,
    [attribute.username, Buffer.from(username)],
    [attribute.realm, realm],
    [attribute.nonce, nonce],
  ];
  // The length that is signed counts the signature, which is not there yet.
  const signed = encode(kind, id, named, integrityBytes);
  const secret = createHash('md5').update(`${username}:${realm.toString()}:${password}`).digest();
  const integrity = createHmac('sha1', secret).update(signed).digest();
  return Buffer.concat([signed, encodeAttribute(attribute.messageIntegrity, integrity)]);
}

/** Undefined for what is not a whole STUN message. */
export function decodeAnswer(bytes: Buffer): StunAnswer | undefined {
  if (bytes.length < headerBytes || bytes.readUInt32BE(4) !== magicCookie) return undefined;
  const end = headerBytes + bytes.readUInt16BE(2);
  if (bytes.length < end) return undefined;
  const attributes = new Map<number, Buffer>();
  for (let at = headerBytes; at + 4 <= end;) {
    const length = bytes.readUInt16BE(at + 2);
    attributes.set(bytes.readUInt16BE(at), bytes.subarray(at + 4, at + 4 + length));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  const code = attributes.get(attribute.errorCode);
  const error = code && code.length >= 4 ? ((code[2] ?? 0) & 7) * 100 + (code[3] ?? 0) : undefined;
  return { success: (bytes.readUInt16BE(0) & 0x0110) === 0x0100, error, attributes };
}

function encode(kind: number, id: Buffer, attributes: [number, Buffer][], comingBytes: number): Buffer {
  const body = Buffer.concat(attributes.map(([type, value]) => encodeAttribute(type, value)));
  const header = Buffer.alloc(8);
  header.writeUInt16BE(kind, 0);
  header.writeUInt16BE(body.length + comingBytes, 2);
  header.writeUInt32BE(magicCookie, 4);
  return Buffer.concat([header, id, body]);
}

function encodeAttribute(type: number, value: Buffer): Buffer {
  const padded = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4);
  padded.writeUInt16BE(type, 0);
  padded.writeUInt16BE(value.length, 2);
  value.copy(padded, 4);
  return padded;
}
