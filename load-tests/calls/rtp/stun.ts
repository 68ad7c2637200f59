import { createHmac, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const magicCookie = 0x2112_a442;
const bindingRequest = 0x0001;
const bindingSuccess = 0x0101;
const attribute = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  priority: 0x0024,
  useCandidate: 0x0025,
  fingerprint: 0x8028,
  iceControlling: 0x802a,
};
const headerBytes = 20;
const fingerprintMask = 0x5354_554e;

/** An ICE check that also nominates (RFC 8445), as the controlling end sends it to one that is ICE lite. */
export function iceCheck(localFragment: string, remote: { usernameFragment: string; password: string }): Buffer {
  const priority = Buffer.alloc(4);
  priority.writeUInt32BE(0x6e7f_1eff);
  const attributes = [
    encode(attribute.username, Buffer.from(`${remote.usernameFragment}:${localFragment}`)),
    encode(attribute.priority, priority),
    encode(attribute.useCandidate, Buffer.alloc(0)),
    encode(attribute.iceControlling, randomBytes(8)),
  ];
  const checked = message(attributes, 24);
  const integrity = createHmac('sha1', remote.password).update(checked).digest();
  const whole = message([...attributes, encode(attribute.messageIntegrity, integrity)], 8, checked);
  const fingerprint = Buffer.alloc(4);
  fingerprint.writeUInt32BE((crc32(whole) ^ fingerprintMask) >>> 0);
  return Buffer.concat([whole, encode(attribute.fingerprint, fingerprint)]);
}

export function isStun(packet: Buffer): boolean {
  return (packet[0] ?? 0xff) < 4;
}

export function isStunSuccess(packet: Buffer): boolean {
  return isStun(packet) && packet.readUInt16BE(0) === bindingSuccess;
}

/** The header's length counts attributes that are still to come: integrity and fingerprint cover it so. */
function message(attributes: Buffer[], comingBytes: number, earlier?: Buffer): Buffer {
  const body = Buffer.concat(attributes);
  const header = Buffer.alloc(headerBytes);
  header.writeUInt16BE(bindingRequest, 0);
  header.writeUInt16BE(body.length + comingBytes, 2);
  header.writeUInt32BE(magicCookie, 4);
  (earlier?.subarray(8, headerBytes) ?? randomBytes(12)).copy(header, 8);
  return Buffer.concat([header, body]);
}

function encode(type: number, value: Buffer): Buffer {
  const padded = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4);
  padded.writeUInt16BE(type, 0);
  padded.writeUInt16BE(value.length, 2);
  value.copy(padded, 4);
  return padded;
}
