import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate for DTLS, signed by itself, as a browser makes it. */
export interface Certificate {
  certFile: string;
  keyFile: string;
  /** SHA-256, as SDP writes it. */
  fingerprint: string;
  remove(): void;
}

export function createCertificate(): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-dtls-'));
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const args = ['req', '-x509', ...kind, '-subj', '/CN=bench', '-keyout', keyFile, '-out', certFile];
  execFileSync('openssl', args, { stdio: 'ignore' });
  const { fingerprint256: fingerprint } = new X509Certificate(readFileSync(certFile));
  return { certFile, keyFile, fingerprint, remove: () => rmSync(folder, { recursive: true }) };
}
