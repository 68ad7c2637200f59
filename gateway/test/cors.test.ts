import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startBackend, type Backend } from './support/backend.ts';
import { startGateway, type Gateway } from './support/gateway.ts';

const known = 'https://intranet.example.org:8443';
let gateway: Gateway;
let backend: Backend;

beforeAll(async () => {
  backend = await startBackend('chat-1');
  gateway = await startGateway({
    ...{ chat: [backend], video: [backend] },
    ...{ origins: [known, 'http://[::1]:8080'], limits: { bodies: 1 } },
  });
});
afterAll(async () => {
  await gateway.stop();
  await backend.stop();
});

const ask = (path: string, origin?: string, init: RequestInit = {}) =>
  fetch(gateway.url + path, { ...init, headers: { ...(origin && { origin }), ...init.headers } });

function corsOf({ headers }: Response): string[] {
  return [...headers.keys()].filter(name => name.startsWith('access-control-'));
}

describe('a page of an origin that is listed', () => {
  test.each([
    ['REST', '/api/rooms', 200],
    ["an error of the gateway's own", '/api/auth/me', 503],
    ['a poll', '/socket.io/?EIO=4&transport=polling', 200],
    ["a poll of a call's socket", '/rtc/socket.io/?EIO=4', 200],
  ])('may read %s, with its credentials', async (_, path, status) => {
    const response = await ask(path, known);
    expect(response.status).toBe(status);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': known,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers':
        'RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, X-Request-Id',
      vary: expect.stringMatching(/\bOrigin\b/) as unknown,
    });
  });

  test('is told before it asks what it may send, and no service hears of it', async () => {
    const before = backend.seen.length;
    const wanted = { 'access-control-request-method': 'PATCH', 'access-control-request-headers': 'authorization' };
    const response = await ask('/api/rooms/7', known, { method: 'OPTIONS', headers: wanted });
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': known,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers': 'Authorization, Content-Type',
      'access-control-max-age': '600',
    });
    expect(backend.seen).toHaveLength(before);
  });
});

describe('everybody else', () => {
  test.each([
    'https://evil.example',
    'https://intranet.example.org',
    'http://intranet.example.org:8443',
    'https://intranet.example.org:8443.evil.example',
    'null',
    '*',
    '',
  ])('of the origin "%s" is told nothing', async origin => {
    const wanted = { 'access-control-request-method': 'POST' };
    const preflight = await ask('/api/rooms', origin, { method: 'OPTIONS', headers: wanted });
    expect(preflight.status).toBe(200);
    for (const response of [preflight, await ask('/api/rooms', origin), await ask('/socket.io/?EIO=4', origin)]) {
      expect(corsOf(response)).toEqual([]);
      expect(response.headers.get('vary')).toMatch(/\bOrigin\b/);
    }
  });

  test('pages and files of the web app are not for other origins', async () => {
    for (const path of ['/', '/assets/app-1a2b3c.js', '/health']) {
      expect(corsOf(await ask(path, known))).toEqual([]);
    }
  });
});
