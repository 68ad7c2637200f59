import { createCipheriv } from 'node:crypto';

/** Master key and salt of one direction. */
export interface SrtpKeys {
  key: Buffer;
  salt: Buffer;
}

const labels = { key: 0x00, salt: 0x02 };
const headerBytes = 12;
const extensionHeaderBytes = 4;

/** Encrypts the packets of one sender with AES-128-GCM (RFC 7714). */
export class SrtpSender {
  readonly #key: Buffer;
  readonly #salt: Buffer;
  readonly #rolled = new Map<number, { sequence: number; times: number }>();

  constructor(master: SrtpKeys) {
    this.#key = derive(master, labels.key, 16);
    this.#salt = derive(master, labels.salt, 12);
  }

  protect(packet: Buffer): Buffer {
    const clear = packet.subarray(0, clearBytes(packet));
    const cipher = createCipheriv('aes-128-gcm', this.#key, this.#iv(packet));
    cipher.setAAD(clear);
    const secret = cipher.update(packet.subarray(clear.length));
    cipher.final();
    return Buffer.concat([clear, secret, cipher.getAuthTag()]);
  }

  /** SSRC, how often the sequence number came round, and that number, hidden by the salt. */
  #iv(packet: Buffer): Buffer {
    const iv = Buffer.alloc(12);
    const [sequence, ssrc] = [packet.readUInt16BE(2), packet.readUInt32BE(8)];
    iv.writeUInt32BE(ssrc, 2);
    iv.writeUInt32BE(this.#timesRolled(ssrc, sequence), 6);
    iv.writeUInt16BE(sequence, 10);
    for (let at = 0; at < iv.length; at += 1) iv[at] = (iv[at] ?? 0) ^ (this.#salt[at] ?? 0);
    return iv;
  }

  #timesRolled(ssrc: number, sequence: number): number {
    const last = this.#rolled.get(ssrc) ?? { sequence, times: 0 };
    const times = sequence < last.sequence ? last.times + 1 : last.times;
    this.#rolled.set(ssrc, { sequence, times });
    return times;
  }
}

/** Header and header extension travel in the clear. */
function clearBytes(packet: Buffer): number {
  const hasExtension = ((packet[0] ?? 0) & 0x10) !== 0;
  return hasExtension ? headerBytes + extensionHeaderBytes + packet.readUInt16BE(headerBytes + 2) * 4 : headerBytes;
}

/** The key derivation of RFC 3711, 4.3, with a rate of zero. */
function derive({ key, salt }: SrtpKeys, label: number, bytes: number): Buffer {
  const counter = Buffer.alloc(16);
  salt.copy(counter);
  counter[7] = (counter[7] ?? 0) ^ label;
  return createCipheriv('aes-128-ctr', key, counter).update(Buffer.alloc(bytes));
}
