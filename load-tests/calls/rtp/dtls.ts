import { spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate.ts';
import type { SrtpKeys } from './srtp.ts';

const profile = 'SRTP_AEAD_AES_128_GCM';
const label = 'EXTRACTOR-dtls_srtp';
/** Key and salt of both ends (RFC 7714). */
const keyBytes = 16;
const saltBytes = 12;
const withinMs = 15_000;

/** A DTLS packet begins with its content type (RFC 7983). */
export function isDtls(packet: Buffer): boolean {
  const first = packet[0] ?? 0;
  return first >= 20 && first <= 63;
}

/** The handshake of DTLS-SRTP, done by OpenSSL over a socket that carries other packets too. */
export class DtlsHandshake {
  /** What the other end has sent. */
  readonly receive: (packet: Buffer) => void;
  /** The keys of what this end sends. */
  readonly keys: Promise<SrtpKeys>;

  private constructor(keys: Promise<SrtpKeys>, receive: (packet: Buffer) => void) {
    this.keys = keys;
    this.receive = receive;
  }

  static async start(certificate: Certificate, send: (packet: Buffer) => void): Promise<DtlsHandshake> {
    const relay = createSocket('udp4');
    relay.bind(0, '127.0.0.1');
    await once(relay, 'listening');
    let peerPort: number | undefined;
    relay.on('message', (packet, from) => {
      peerPort = from.port;
      send(packet);
    });
    const receive = (packet: Buffer): void => {
      if (peerPort !== undefined) relay.send(packet, peerPort, '127.0.0.1');
    };
    const keys = runOpenssl(certificate, relay).finally(() => {
      peerPort = undefined;
      relay.close();
    });
    return new DtlsHandshake(keys, receive);
  }
}

/** OpenSSL does the handshake with the relay, tells the keys and is not needed any more. */
async function runOpenssl({ certFile, keyFile }: Certificate, relay: Socket): Promise<SrtpKeys> {
  const { port } = relay.address() as AddressInfo;
  const files = ['-cert', certFile, '-key', keyFile];
  const srtp = ['-use_srtp', profile, '-keymatexport', label, '-keymatexportlen', String(2 * (keyBytes + saltBytes))];
  const args = ['s_client', '-dtls1_2', '-timeout', '-connect', `127.0.0.1:${port}`, ...files, ...srtp];
  const openssl = spawn('openssl', args, { stdio: ['pipe', 'pipe', 'ignore'], timeout: withinMs });
  let told = '';
  for await (const chunk of openssl.stdout) {
    told += String(chunk);
    const [, material] = /Keying material: ([0-9A-F]+)\s/.exec(told) ?? [];
    if (material !== undefined) {
      openssl.kill('SIGKILL');
      return clientKeys(Buffer.from(material, 'hex'));
    }
  }
  throw new Error('The DTLS handshake failed');
}

/** Client key, server key, client salt, server salt; this end is the client. */
function clientKeys(material: Buffer): SrtpKeys {
  const saltAt = 2 * keyBytes;
  return { key: material.subarray(0, keyBytes), salt: material.subarray(saltAt, saltAt + saltBytes) };
}
