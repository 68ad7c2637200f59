import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/**
 * Trusts an authority beside the usual ones, for everything that this process opens by TLS from now on: HTTP, WebSockets,
 * TURN and stores alike. Throws an error that names PARLEY_CA_FILE when the file is no certificate.
 */
export function trustAuthority(caFile: string): void {
  setDefaultCACertificates([...getCACertificates('default'), readAuthority(caFile)]);
}

function readAuthority(caFile: string): string {
  try {
    const text = readFileSync(caFile, 'utf8');
    // Node ignores what is no certificate without a word; this throws.
    new X509Certificate(text);
    return text;
  } catch (error) {
    throw new Error(`PARLEY_CA_FILE: ${caFile} is no certificate in PEM that can be read`, { cause: error });
  }
}
