import { isIP } from 'node:net';
import { connect, type DetailedPeerCertificate } from 'node:tls';

const limitMs = 5_000;

/** What a TLS door showed. */
export interface ShownCertificate {
  readonly certificate: DetailedPeerCertificate;
  /** Why a client would refuse it, expiry aside. */
  readonly refusedFor?: string;
}

/** Looks at the certificate of a TLS door; rejects when nobody answers there. */
export function lookAtCertificate(host: string, port: number): Promise<ShownCertificate> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port,
      ...(!isIP(host) && { servername: host }),
      rejectUnauthorized: false,
    });
    socket.setTimeout(limitMs, () => socket.destroy(new Error('no answer')));
    socket.once('error', reject);
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerCertificate(true);
      // Node's types say Error; it is the code as text.
      const refusedFor = socket.authorized ? undefined : String(socket.authorizationError);
      socket.destroy();
      resolve({ certificate, refusedFor: refusedFor === 'CERT_HAS_EXPIRED' ? undefined : refusedFor });
    });
  });
}
