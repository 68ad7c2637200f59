import { connect as connectTcp } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { problem } from '@parley/contracts/errors';
import { callAs } from '../src/call.ts';
import { endpoints } from '../src/endpoints.ts';
import { newPerson } from '../src/people.ts';

/** Which part sets which security header: the table of gateway/README.md. HSTS is HTTPS's and is tested in the gateway. */
const byGateway = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'permissions-policy',
  'referrer-policy',
  'x-content-type-options',
  'x-frame-options',
];
const byServices = [
  'origin-agent-cluster',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
];
/** What an answer has beside them; any other header is one that the table does not know. */
const plain =
  /^(access-control-.*|allow|cache-control|connection|content-.*(?<!policy)|date|keep-alive|ratelimit-.*|retry-after|server|transfer-encoding|vary|www-authenticate|x-request-id)$/;

async function setHeaders(url: string): Promise<string[]> {
  const { headers } = await fetch(url);
  return [...headers.keys()].filter(name => !plain.test(name)).sort();
}

/** A service's own address, past the gateway. */
function directly(name: string): string {
  const { port } = endpoints().processes.find(process => process.name === name) ?? {};
  return `http://127.0.0.1:${port}`;
}

describe('security headers', () => {
  test.each([
    ['chat-1', '/api/rooms'],
    ['auth-1', '/api/auth/sessions'],
  ])('%s sets those of the services, the gateway the others, each once', async (node, path) => {
    expect(await setHeaders(directly(node) + path)).toEqual(byServices);
    expect(await setHeaders(endpoints().httpUrl + path)).toEqual([...byGateway, ...byServices].sort());
  });

  test('pages and errors of the gateway have its part', async () => {
    for (const path of ['/', '/health', '/assets/none.js']) {
      expect(await setHeaders(endpoints().httpUrl + path)).toEqual(expect.arrayContaining(byGateway));
    }
  });
});

describe('the encoding of a body', () => {
  const login = (charset: string, body: string) => {
    const headers = { 'content-type': `application/json${charset}` };
    return fetch(`${endpoints().httpUrl}/api/auth/login`, { method: 'POST', headers, body });
  };

  test.each(['; charset=utf-7', '; charset=UTF-16', '; charset=utf-32le', '; charset=iso-8859-1', '; charset=utf-8x'])(
    'application/json%s is refused',
    async charset => {
      const response = await login(charset, '{"login":"nobody","password":"no password"}');
      expect(response.status).toBe(415);
      expect(problem.parse(await response.json()).code).toBe('unsupported_media_type');
    },
  );

  test.each(['', '; charset=utf-8', '; charset="UTF-8"'])('application/json%s is read', async charset => {
    expect((await login(charset, '{"login":"nobody","password":"no password"}')).status).toBe(401);
  });
});

test('a body that comes a byte a second is let go of within 20 s, by auth, chat and their sockets', async () => {
  const { hostname, port } = new URL(endpoints().httpUrl);
  const paths = ['/api/auth/login', '/api/rooms', '/socket.io/?EIO=4&transport=polling', '/rtc/socket.io/?EIO=4'];
  const begun = performance.now();
  const answers = await Promise.all(
    paths.map(async path => {
      const socket = connectTcp(Number(port), hostname);
      socket.on('error', () => undefined);
      const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{`;
      socket.write(head);
      const drip = setInterval(() => socket.write(' '), 1_000);
      const answer = await text(socket).catch(() => '');
      clearInterval(drip);
      return answer.split('\r\n')[0];
    }),
  );
  expect(performance.now() - begun).toBeLessThan(20_000);
  expect(answers.join()).toMatch(/^(HTTP\/1\.1 4\d\d [\w ]+,?)+$/);
}, 30_000);

describe('a page of another origin', () => {
  test('that is listed signs in, reads and sees its limits; one that is not can do nothing', async () => {
    const person = await newPerson();
    const [listed] = [new URL(endpoints().httpsUrl).origin];
    const read = (origin: string) =>
      fetch(`${endpoints().httpUrl}${chatApi.listRooms.path}`, {
        headers: { origin, authorization: `Bearer ${person.token}` },
      });
    const own = await read(listed ?? '');
    expect(own.status).toBe(200);
    expect(own.headers.get('access-control-allow-origin')).toBe(listed);
    expect((await read('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
    const { rooms } = await callAs(person, chatApi.listRooms, { query: {} });
    expect(rooms).toEqual([]);
  });
});
