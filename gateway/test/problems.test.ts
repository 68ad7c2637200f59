import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { json, text } from 'node:stream/consumers';
import { errorCodes, problem } from '@parley/contracts/errors';
import { startBackend, type Backend } from './support/backend.ts';
import { startGateway, type Gateway } from './support/gateway.ts';

let gateway: Gateway;
let chat: Backend;

beforeAll(async () => {
  chat = await startBackend('chat-1');
  gateway = await startGateway({ chat: [chat] });
});

afterAll(async () => {
  await gateway.stop();
  await chat.stop();
});

/** Reads a problem as the contracts have it, and checks that its id is the one in the header. */
async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const body = problem.parse(await response.json());
  expect(body).toMatchObject({
    status: response.status,
    title: errorCodes[body.code].title,
    type: `urn:parley:error:${body.code}`,
    requestId: response.headers.get('x-request-id'),
  });
  return body;
}

describe('problems that the gateway answers itself', () => {
  test.each([
    ['POST', '/api/auth/login'],
    ['GET', '/api/users/1'],
    ['GET', '/api/auth/.well-known/jwks.json'],
    ['GET', '/rtc/socket.io/?EIO=4&transport=polling'],
    ['POST', '/rtc/socket.io/?EIO=4&transport=polling'],
  ])('503 when no server is there, with the time to wait: %s %s', async (method, path) => {
    const response = await fetch(`${gateway.url}${path}`, { method, ...(method === 'POST' && { body: '{}' }) });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await problemOf(response)).toMatchObject({ code: 'unavailable', retryAfterMs: 1000 });
  });

  test('503 to a WebSocket too, when no video node is there', async () => {
    const upgrade = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'x',
    };
    const asked = request(`${gateway.url}/rtc/socket.io/?EIO=4&transport=websocket`, { headers: upgrade }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([503, 'application/problem+json']);
    expect(problem.parse(await json(answer))).toMatchObject({ status: 503, code: 'unavailable' });
  });

  test('413 over 32 KiB, whether the length is told or not; the node sees nothing', async () => {
    const before = chat.seen.length;
    const told = await fetch(`${gateway.url}/api/rooms`, { method: 'POST', body: 'x'.repeat(32 * 1024 + 1) });
    expect(told.status).toBe(413);
    expect((await problemOf(told)).code).toBe('payload_too_large');

    const chunked = request(`${gateway.url}/api/rooms`, { method: 'POST' });
    chunked.on('error', () => undefined);
    chunked.write('x'.repeat(40_000));
    chunked.end();
    const [answer] = (await once(chunked, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(413);
    expect(problem.parse(await json(answer)).code).toBe('payload_too_large');
    expect(chat.seen.length).toBe(before);
  });

  test('32 KiB exactly pass', async () => {
    expect((await fetch(`${gateway.url}/api/rooms`, { method: 'POST', body: 'x'.repeat(32 * 1024) })).status).toBe(200);
  });

  test('TRACE is 405 with the methods of the API', async () => {
    const trace = request(`${gateway.url}/api/rooms`, { method: 'TRACE' }).end();
    const [response] = (await once(trace, 'response')) as [IncomingMessage];
    response.resume();
    expect(response.statusCode).toBe(405);
    expect(response.headers.allow).toBe('GET, HEAD, POST, PATCH, DELETE, OPTIONS');
  });

  test('404 and 405 for files', async () => {
    expect((await problemOf(await fetch(`${gateway.url}/assets/none.js`))).code).toBe('not_found');
    const refused = await fetch(`${gateway.url}/rooms`, { method: 'POST' });
    expect(refused.headers.get('allow')).toBe('GET, HEAD');
    expect((await problemOf(refused)).code).toBe('method_not_allowed');
  });

  test('400 for what is not HTTP, 431 for headers without end', async () => {
    for (const [sent, status] of [
      ['NONSENSE\r\n\r\n', 400],
      [`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
    ] as const) {
      const socket = connect(gateway.settings.httpPort, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(sent);
      const answer = await text(socket);
      expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(answer).toContain('"code":"bad_request"');
      expect(answer).toContain('X-Content-Type-Options: nosniff');
    }
  });

  test("a service's own error passes untouched", async () => {
    const own = await startBackend('chat-9', {
      answer: (_, response) => {
        response.writeHead(429, { 'Content-Type': 'application/problem+json', 'Retry-After': '7' });
        response.end('{"code":"locked_out"}');
      },
    });
    const other = await startGateway({ chat: [own] });
    const response = await fetch(`${other.url}/api/rooms`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await response.json()).toEqual({ code: 'locked_out' });
    await other.stop();
    await own.stop();
  });
});

describe('limits for each address', () => {
  test('more requests at once than the burst are told to wait, and the node does not see them', async () => {
    const limits = { requestsPerSecond: 5, requestsBurst: 5 };
    const narrow = await startGateway({ chat: [chat], limits });
    const before = chat.seen.length;
    const answers = await Promise.all(Array.from({ length: 30 }, () => fetch(`${narrow.url}/api/rooms`)));
    const refused = answers.filter(answer => answer.status === 429);
    expect(refused.length).toBeGreaterThan(20);
    expect(chat.seen.length - before).toBe(30 - refused.length);
    for (const answer of refused) {
      expect(answer.headers.get('retry-after')).toBe('1');
      expect((await problemOf(answer)).code).toBe('rate_limited');
    }
    expect((await fetch(`${narrow.url}/`)).status).toBe(200);
    await narrow.stop();
  });

  test('the defaults carry 500 people behind one address', async () => {
    const answers = await Promise.all(Array.from({ length: 500 }, () => fetch(`${gateway.url}/api/rooms`)));
    expect(answers.every(answer => answer.status === 200)).toBe(true);
  });
});
