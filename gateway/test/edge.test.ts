import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { eventually } from '@parley/dev-env/eventually';
import { startBackend, type Backend, type Echo } from './support/backend.ts';
import { makeCertificate } from './support/certificate.ts';
import { startGateway, type Gateway } from './support/gateway.ts';

const person = 'c0a8b7d2-5f0e-4c3b-9a51-0f6f6c1d2e3f';
const other = 'd1b9c8e3-6a1f-4d4c-8b62-1a7a7d2e3f40';
const tokenOf = (sub: string) =>
  `Bearer e30.${Buffer.from(JSON.stringify({ sub })).toString('base64url')}.c2lnbmF0dXJl`;
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function gatewayWith(overrides: Parameters<typeof startGateway>[0]): Promise<Gateway> {
  const gateway = await startGateway(overrides);
  closing.push(() => gateway.stop());
  return gateway;
}

describe('the address of a client', () => {
  let chat: Backend;
  beforeAll(async () => (chat = await startBackend('chat-1')));
  afterAll(() => chat.stop());

  const said = { 'x-forwarded-for': '203.0.113.7, 198.51.100.2', 'x-forwarded-proto': 'https' };
  const heardBy = async ({ url }: Gateway) => {
    const { headers } = (await (await fetch(`${url}/api/rooms`, { headers: said })).json()) as Echo;
    return [headers['x-real-ip'], headers['x-forwarded-for'], headers['x-forwarded-proto']];
  };

  test('is the peer, whatever the peer says', async () => {
    expect(await heardBy(await gatewayWith({ chat: [chat] }))).toEqual(['127.0.0.1', '127.0.0.1', 'http']);
  });

  test('is what a trusted load balancer saw, and not what the client told that one', async () => {
    const gateway = await gatewayWith({ chat: [chat], trustedProxies: ['127.0.0.0/8'] });
    expect(await heardBy(gateway)).toEqual(['198.51.100.2', '198.51.100.2', 'https']);
  });
});

test('one person cannot use up what an address may ask for; others at the address go on', async () => {
  const chat = await startBackend('chat-1');
  closing.push(() => chat.stop());
  const { url } = await gatewayWith({
    chat: [chat],
    limits: { userRequestsPerSecond: 1, userRequestsBurst: 5 },
  });
  const ask = async (authorization?: string) =>
    (await fetch(`${url}/api/rooms`, { headers: authorization ? { authorization } : {} })).status;
  const asked = await Promise.all(Array.from({ length: 20 }, () => ask(tokenOf(person))));
  const refused = asked.filter(status => status === 429).length;
  expect(asked.filter(status => status === 200)).toHaveLength(20 - refused);
  // Six at once; one more for each second that the twenty take.
  expect(refused).toBeLessThanOrEqual(14);
  expect(refused).toBeGreaterThan(8);
  expect(await ask(tokenOf(other))).toBe(200);
  for (const bad of [undefined, 'Bearer a.b.c', `Bearer e30.${'A'.repeat(500)}.x`]) expect(await ask(bad)).toBe(200);
});

describe('what is the same for everybody', () => {
  let asked: Echo['headers'][] = [];
  let isAway = false;
  let maxAge = 60;
  let auth: Backend;
  let gateway: Gateway;

  beforeAll(async () => {
    auth = await startBackend('auth-1', {
      answer: (seen, response) => {
        asked.push(seen.headers);
        response.statusCode = isAway ? 503 : 200;
        response.setHeader('Cache-Control', `public, max-age=${maxAge}, stale-while-revalidate=3600`);
        response.end(`answer ${asked.length} to ${seen.url}`);
      },
    });
    gateway = await startGateway({ auth: [auth] });
  });
  afterAll(async () => {
    await gateway.stop();
    await auth.stop();
  });
  const jwks = '/api/auth/.well-known/jwks.json';
  const read = async (path: string, headers = {}) => (await fetch(`${gateway.url}${path}`, { headers })).text();

  test('is asked for once, no matter who asks and how', async () => {
    const first = await read(jwks);
    expect(first).toBe(`answer 1 to ${jwks}`);
    for (const headers of [{}, { authorization: tokenOf(person) }, { cookie: 'parley_refresh=secret' }]) {
      expect(await read(`${jwks}?for=${Math.random()}`, headers)).toBe(first);
    }
    expect(asked).toHaveLength(1);
    expect(asked[0]).not.toHaveProperty('cookie');
    expect(asked[0]).not.toHaveProperty('authorization');
  });

  test('and nothing else is kept', async () => {
    const before = asked.length;
    for (let at = 0; at < 2; at += 1) await read('/api/auth/me', { authorization: tokenOf(person) });
    expect(asked).toHaveLength(before + 2);
    await gateway.accessLog('"cache":"HIT"');
  });

  test('is answered from what was there while it is asked for again, or cannot be', async () => {
    const other = await startBackend('chat-1', {
      answer: (_, response) => {
        asked.push({});
        response.statusCode = isAway ? 503 : 200;
        response.setHeader('Cache-Control', `public, max-age=${maxAge}, stale-while-revalidate=3600`);
        response.end(`document ${asked.length}`);
      },
    });
    closing.push(() => other.stop());
    const { url } = await gatewayWith({ chat: [other] });
    const document = async () => {
      const response = await fetch(`${url}/api/openapi.json`);
      return `${response.status} ${await response.text()}`;
    };
    asked = [];
    maxAge = 1;
    expect(await document()).toBe('200 document 1');
    isAway = true;
    // NGINX counts a copy's age in whole seconds of its own clock: a copy of one second is old after one to two.
    const answers = new Set<string>();
    await eventually(async () => {
      answers.add(await document());
      expect(asked.length).toBeGreaterThan(1);
    });
    answers.add(await document());
    expect([...answers]).toEqual(['200 document 1']);
  });
});

test('a renewed certificate is shown to who comes, and cuts nobody off', async () => {
  const chat = await startBackend('chat-1');
  const gateway = await gatewayWith({ chat: [chat] });
  closing.push(() => chat.stop());
  const options = { host: '127.0.0.1', port: gateway.settings.httpsPort, rejectUnauthorized: false };
  const open = async (): Promise<TLSSocket> => {
    const socket = connectTls(options);
    await once(socket, 'secureConnect');
    return socket;
  };
  const old = await open();
  old.write(
    'GET /socket.io/?transport=websocket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  );
  const [greeting] = (await once(old, 'data')) as [Buffer];
  expect(greeting.toString()).toContain('101 Switching Protocols');

  const folder = await mkdtemp(join(tmpdir(), 'parley-renewed-'));
  closing.push(() => rm(folder, { recursive: true }));
  const renewed = await makeCertificate(folder);
  await copyFile(renewed.certFile, gateway.settings.certFile);
  await copyFile(renewed.keyFile, gateway.settings.keyFile);
  const before = old.getPeerX509Certificate()?.serialNumber;
  gateway.reload();
  await eventually(async () => {
    const now = await open();
    expect(now.getPeerX509Certificate()?.serialNumber).not.toBe(before);
    now.destroy();
  });
  old.write('still here');
  const [echo] = (await once(old, 'data')) as [Buffer];
  expect(echo.toString()).toBe('chat-1 heard still here');
  old.destroy();
});

test('who never ends their request is let go of', async () => {
  const gateway = await gatewayWith({});
  const slow = connectTcp(gateway.settings.httpPort, '127.0.0.1');
  // It is reset, which is an error too.
  slow.on('error', () => undefined);
  const closed = new Promise(resolve => slow.once('close', resolve));
  slow.write('GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
  const drip = setInterval(() => slow.write('a'), 500);
  // Each byte is one more sign of life: only the limit of the whole request ends it.
  await closed;
  clearInterval(drip);
});

test('who navigates into an error can read it', async () => {
  const { url } = await gatewayWith({});
  const response = await fetch(`${url}/api/rooms`, { headers: { accept: 'text/html,application/xhtml+xml' } });
  expect([response.status, response.headers.get('content-type')]).toEqual([503, 'text/html']);
  expect(await response.text()).toContain('<h1>A part of the service is away</h1>');
});
