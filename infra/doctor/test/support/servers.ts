import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A door that a test opened. */
export interface Opened {
  readonly port: number;
  close(): void;
}

/** An HTTP server on a free port. */
export async function openHttp(answer: http.RequestListener): Promise<Opened> {
  return listen(http.createServer(answer));
}

/** A TLS server on a free port whose certificate is valid for so many days; `ca` is the authority that signed it. */
export async function openTls(days: number): Promise<Opened & { caFile: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-doctor-'));
  const path = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { stdio: 'ignore' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', path('ca-key'), '-out', path('ca'), '-days', '9', '-subj', '/CN=Test CA');
  openssl('req', ...key, '-keyout', path('key'), '-out', path('csr'), '-subj', '/CN=localhost');
  writeFileSync(path('ext'), 'subjectAltName=DNS:localhost,IP:127.0.0.1');
  const signer = ['-CA', path('ca'), '-CAkey', path('ca-key'), '-CAcreateserial', '-extfile', path('ext')];
  openssl('x509', '-req', '-in', path('csr'), ...signer, '-days', String(days), '-out', path('cert'));
  const server = https.createServer({ key: readFileSync(path('key')), cert: readFileSync(path('cert')) });
  return { ...(await listen(server)), caFile: path('ca') };
}

async function listen(server: http.Server): Promise<Opened> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
