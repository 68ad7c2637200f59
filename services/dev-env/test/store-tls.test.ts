import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dataDir } from '../src/endpoints.ts';
import { freePort } from '../src/free-ports.ts';
import { findPlainStores } from '@parley/runtime/stores/plain-stores';
import { openRedis } from '@parley/runtime/stores/redis';

const folder = mkdtempSync(join(tmpdir(), 'parley-tls-'));
const [ca, key] = [join(folder, 'ca.pem'), join(folder, 'key.pem')];
let server: ChildProcess;
let port: number;

/** The program that a process of the stack runs. */
function programOf(name: string): string {
  const state = JSON.parse(readFileSync(join(dataDir(), 'state.json'), 'utf8')) as {
    processes: { name: string; pid: number }[];
  };
  const pid = state.processes.find(process => process.name === name)?.pid;
  return readlinkSync(`/proc/${pid}/exe`);
}

beforeAll(async () => {
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key, '-out', ca];
  execFileSync('openssl', ['req', '-x509', '-days', '2', ...made, ...subject], { stdio: 'ignore' });
  port = await freePort();
  const tls = ['--tls-port', String(port), '--tls-cert-file', ca, '--tls-key-file', key, '--tls-auth-clients', 'no'];
  const args = ['--port', '0', '--bind', '127.0.0.1', '--save', '', ...tls];
  // Debian's program is several ones in one file, and looks at the name by which it is called.
  server = spawn(programOf('redis'), args, { stdio: 'ignore', argv0: 'redis-server' });
});

afterAll(async () => {
  if (server.exitCode === null && server.kill('SIGKILL')) await once(server, 'exit');
  rmSync(folder, { recursive: true });
});

test('Redis by TLS: with the authority that the URL names it is trusted, without it is not', async () => {
  const trusting = openRedis(`rediss://localhost:${port}?tlsCAFile=${encodeURIComponent(ca)}`, {});
  trusting.on('error', () => undefined);
  expect(await trusting.ping()).toBe('PONG');
  trusting.disconnect();
  const failure = new Promise<Error>(resolve => {
    const wary = openRedis(`rediss://localhost:${port}`, { retryStrategy: () => null });
    wary.once('error', resolve);
  });
  expect((await failure).message).toMatch(/self.signed|certificate/i);
});

test.each([
  [{ POSTGRES_URL: 'postgres://a:b@c/d' }, ['POSTGRES_URL']],
  [{ POSTGRES_URL: 'postgres://a:b@c/d?sslmode=prefer' }, ['POSTGRES_URL']],
  [{ POSTGRES_URL: 'postgres://a:b@c/d?sslmode=verify-full&sslrootcert=/x' }, []],
  [{ REDIS_URL: 'redis://:b@c' }, ['REDIS_URL']],
  [{ REDIS_URL: 'redis-cluster://:b@c' }, ['REDIS_URL']],
  [{ REDIS_URL: 'rediss-cluster://:b@c' }, []],
  [{ MONGO_URL: 'mongodb://a:b@c/d' }, ['MONGO_URL']],
  [{ MONGO_URL: 'mongodb://a:b@c,d/e?replicaSet=r&tls=true' }, []],
  [{ MONGO_URL: 'mongodb+srv://a:b@c/d' }, []],
  [{ KAFKA_BROKERS: ['a:1'] }, ['KAFKA_TLS']],
  [{ KAFKA_BROKERS: ['a:1'], KAFKA_TLS: 'on' }, []],
  [{ KAFKA_BROKERS: ['a:1'], KAFKA_CA: 'pem' }, []],
])('of %j without TLS: %j', (values, plain) => {
  expect(findPlainStores(values)).toEqual(plain);
});
