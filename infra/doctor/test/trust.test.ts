import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'parley-doctor-trust-'));
const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
const main = join(import.meta.dirname, '../src/main.ts');
let gateway: Server;
let url: string;
/** What a client came through to: only who trusts the certificate gets so far. */
const reached = new Set<string>();

beforeAll(async () => {
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30'];
  await promisify(execFile)('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', certificate, ...names]);
  gateway = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    reached.add(path);
    response.setHeader('content-type', 'application/json');
    response.end(answers[path] ?? '{}');
  });
  gateway.on('upgrade', (_, socket) => {
    reached.add('a WebSocket');
    socket.destroy();
  });
  gateway.listen(0, '127.0.0.1');
  await once(gateway, 'listening');
  url = `https://localhost:${(gateway.address() as AddressInfo).port}`;
});
afterAll(() => void gateway.close());

const user = {
  id: '0198f000-0000-7000-8000-000000000001',
  ...{ username: 'doctor', displayName: 'doctor', avatarUrl: null, email: 'doctor@example.org', role: 'user' },
  createdAt: '2026-01-01T00:00:00.000Z',
};
const answers: Record<string, string> = {
  '/health': '{"status":"ready","services":{}}',
  '/api/auth/login': JSON.stringify({ user, accessToken: 'a.b.c', expiresIn: 600 }),
};

async function doctor(env: NodeJS.ProcessEnv): Promise<{ text: string; exitCode: number }> {
  const { NODE_EXTRA_CA_CERTS: _, ...inherited } = process.env;
  const account = { DOCTOR_LOGIN: 'doctor', DOCTOR_PASSWORD: 'a password' };
  const run = promisify(execFile)(process.execPath, [main], {
    env: { ...inherited, PARLEY_URL: url, ...account, ...env },
  });
  return run.then(
    ({ stdout }) => ({ text: stdout, exitCode: 0 }),
    ({ stdout, stderr, code }: { stdout: string; stderr: string; code: number }) => ({
      text: stdout + stderr,
      exitCode: code,
    }),
  );
}

test('without the authority the cause is told', async () => {
  const { text } = await doctor({});
  expect(text).toMatch(/PD-101 .*\/health does not answer: fetch failed: (self-signed certificate|DEPTH_ZERO)/);
  expect(text).toMatch(/PD-107 .*fetch failed: self-signed certificate/);
  expect(reached.size).toBe(0);
});

test('PARLEY_CA_FILE counts for every check, not for those of certificates alone', async () => {
  const { text } = await doctor({ PARLEY_CA_FILE: certificate });
  expect(text).not.toMatch(/self-signed|PD-101|PD-110|does not answer/);
  expect([...reached]).toEqual(
    expect.arrayContaining(['/health', '/api/auth/.well-known/jwks.json', '/api/auth/login', 'a WebSocket']),
  );
});

test('nobody there: the cause is told too', async () => {
  const closed = createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const { port } = closed.address() as AddressInfo;
  closed.close();
  await once(closed, 'close');
  const { text } = await doctor({ PARLEY_URL: `https://localhost:${port}` });
  expect(text).toMatch(/PD-101 .*fetch failed: .*(ECONNREFUSED|connect)/);
});

test.each([
  ['is not there', join(folder, 'none.pem')],
  ['is no certificate', main],
])('a file that %s is refused with its name', async (_, file) => {
  const { text, exitCode } = await doctor({ PARLEY_CA_FILE: file });
  expect(exitCode).toBe(2);
  expect(text).toContain(`PARLEY_CA_FILE: ${file}`);
});
