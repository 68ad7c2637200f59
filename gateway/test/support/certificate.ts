import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A self-signed certificate for localhost, made by openssl in `dir`. */
export async function makeCertificate(dir: string): Promise<{ certFile: string; keyFile: string }> {
  const files = { certFile: join(dir, 'cert.pem'), keyFile: join(dir, 'key.pem') };
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', files.keyFile];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,DNS:parley.test,IP:127.0.0.1'];
  await promisify(execFile)('openssl', ['req', '-x509', '-days', '2', ...key, '-out', files.certFile, ...names]);
  return files;
}
