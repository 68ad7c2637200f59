import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { startBackend, type Backend } from './support/backend.ts';
import { startGateway, type Gateway } from './support/gateway.ts';

let gateway: Gateway;
let backend: Backend;

beforeAll(async () => {
  backend = await startBackend('auth-1');
  gateway = await startGateway({ auth: [backend], publicHttpsPort: 443, trustedProxies: ['127.0.0.2'] });
});
afterAll(async () => {
  await gateway.stop();
  await backend.stop();
});

async function ask(to: Gateway, host: string, path = '/', options: object = {}): Promise<IncomingMessage> {
  const asked = request(to.url + path, { ...options, headers: { host, ...headersOf(options) } }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  response.resume();
  return response;
}

function headersOf(options: { headers?: Record<string, string> }): Record<string, string> {
  return options.headers ?? {};
}

describe('plain HTTP', () => {
  test.each(['localhost', 'localhost:8080', 'app.localhost', '127.0.0.1', '127.8.9.1:80', '[::1]', '[::1]:8080'])(
    'is served for %s, which is this machine',
    async host => {
      const { statusCode, headers } = await ask(gateway, host);
      expect([statusCode, headers.location]).toEqual([200, undefined]);
    },
  );

  test.each([
    ['chat.example.org', 'chat.example.org'],
    ['chat.example.org:80', 'chat.example.org'],
    ['203.0.113.7', '203.0.113.7'],
    ['127.evil.example', '127.evil.example'],
    ['127.0.0.1.example', '127.0.0.1.example'],
    ['localhost.example', 'localhost.example'],
    ['notlocalhost', 'notlocalhost'],
    ['[2001:db8::1]', '[2001:db8::1]'],
  ])('of %s goes to HTTPS with its method, path and query', async (host, name) => {
    for (const [method, path] of [
      ['GET', '/login?next=%2Frooms'],
      ['POST', '/api/auth/login'],
      ['GET', '/socket.io/?EIO=4'],
      ['GET', '//evil.example/x'],
    ] as const) {
      const before = backend.seen.length;
      const { statusCode, headers } = await ask(gateway, host, path, { method });
      expect([statusCode, headers.location]).toEqual([308, `https://${name}${path}`]);
      expect(backend.seen).toHaveLength(before);
    }
  });

  test('names the TLS port where it is not the usual one', async () => {
    const other = await startGateway({});
    const { headers } = await ask(other, 'chat.example.org', '/x');
    await other.stop();
    expect(headers.location).toBe(`https://chat.example.org:${other.settings.httpsPort}/x`);
  });

  test('is answered everywhere for the health page and for what an ACME authority asks', async () => {
    expect((await ask(gateway, 'chat.example.org', '/health')).statusCode).toBe(503);
    expect((await ask(gateway, 'chat.example.org', '/.well-known/acme-challenge/none')).statusCode).toBe(404);
  });

  test('that a trusted load balancer made of HTTPS is served; its plain HTTP is not', async () => {
    const behind = (proto: string) => ({ localAddress: '127.0.0.2', headers: { 'x-forwarded-proto': proto } });
    const secure = await ask(gateway, 'chat.example.org', '/', behind('https'));
    expect(secure.statusCode).toBe(200);
    expect(secure.headers['strict-transport-security']).toMatch(/^max-age=31536000/);
    expect((await ask(gateway, 'chat.example.org', '/', behind('http'))).statusCode).toBe(308);
    const liar = await ask(gateway, 'chat.example.org', '/', { headers: { 'x-forwarded-proto': 'https' } });
    expect(liar.statusCode).toBe(308);
  });

  test('is left alone when the operator says so', async () => {
    const other = await startGateway({ redirectsToHttps: false });
    const { statusCode } = await ask(other, 'chat.example.org');
    await other.stop();
    expect(statusCode).toBe(200);
  });

  test('a broken request stays a problem, and names that are none are no redirect', async () => {
    for (const sent of ['GET / HTTP/1.1\r\nHost: a b\r\n\r\n', 'GET / HTTP/1.1\r\n\r\n', 'NONSENSE\r\n\r\n']) {
      const socket = connect(gateway.settings.httpPort, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(sent);
      const answer = await text(socket);
      expect(answer).toMatch(/^HTTP\/1.1 400 /);
      expect(answer).toContain('"code":"bad_request"');
    }
  });
});
