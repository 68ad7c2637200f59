import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../machine/files.ts';
import { runCommand } from '../machine/run-command.ts';

/** Files of the local certificate, PEM. */
export interface CertificateFiles {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

const CA_DAYS = 3650;
// Browsers refuse server certificates that live longer.
const CERT_DAYS = 820;
const RENEW_BEFORE_MS = 30 * 24 * 3600 * 1000;
const EXTENSIONS = `basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=serverAuth
subjectAltName=DNS:localhost,DNS:*.localhost,IP:127.0.0.1,IP:::1
`;

/** A certificate for this machine's own names from a local authority; made once, renewed before it ends. */
export async function openCertificate(folder: string, openssl: string): Promise<CertificateFiles> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = { ca: join(folder, 'ca.pem'), cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  if (isCurrent(files)) return files;
  const caKey = join(folder, 'ca-key.pem');
  const run = (...args: string[]): Promise<string> => runCommand(openssl, args, { cwd: folder });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  await run(
    'req',
    '-x509',
    ...key,
    '-keyout',
    caKey,
    '-out',
    files.ca,
    '-days',
    `${CA_DAYS}`,
    '-subj',
    '/CN=Parley local CA',
  );
  await run('req', ...key, '-keyout', files.key, '-out', 'cert.csr', '-subj', '/CN=localhost');
  writeWhole(join(folder, 'cert.ext'), EXTENSIONS);
  const signer = ['-CA', files.ca, '-CAkey', caKey, '-CAcreateserial'];
  await run(
    'x509',
    '-req',
    '-in',
    'cert.csr',
    ...signer,
    '-out',
    files.cert,
    '-days',
    `${CERT_DAYS}`,
    '-extfile',
    'cert.ext',
  );
  return files;
}

function isCurrent(files: CertificateFiles): boolean {
  if (!Object.values(files).every(file => existsSync(file))) return false;
  const end = Date.parse(new X509Certificate(readFileSync(files.cert)).validTo);
  return end - Date.now() > RENEW_BEFORE_MS;
}
