import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { startBackend, type Backend, type Echo } from './support/backend.ts';
import { startGateway, type Gateway } from './support/gateway.ts';

let gateway: Gateway;
let chat: Backend;

beforeAll(async () => {
  chat = await startBackend('chat-1', {
    answer: (seen, response) => {
      response.setHeader('X-Powered-By', 'Express');
      response.setHeader('Content-Security-Policy', 'default-src *');
      response.setHeader('X-Request-Id', 'of-the-service');
      response.end(JSON.stringify({ node: 'chat-1', ...seen }));
    },
  });
  gateway = await startGateway({ chat: [chat] });
});

afterAll(async () => {
  await gateway.stop();
  await chat.stop();
});

async function overTls(host: string): Promise<IncomingMessage> {
  const options: RequestOptions = { port: gateway.settings.httpsPort, headers: { host }, rejectUnauthorized: false };
  const asked = httpsRequest(options).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  response.resume();
  return response;
}

describe('headers', () => {
  test.each([
    ['a page', '/', 200],
    ['an asset', '/assets/app-1a2b3c.js', 200],
    ['a missing asset', '/assets/none.js', 404],
    ['an answer of a service', '/api/rooms', 200],
    ['a socket poll', '/socket.io/?EIO=4', 200],
    ["a poll of a call's socket", '/rtc/socket.io/?EIO=4', 503],
    ['a service that is away', '/api/auth/me', 503],
    ['the health page', '/health', 503],
  ])('%s carries the security headers, once each', async (_, path, status) => {
    const { headers, status: got } = await fetch(gateway.url + path);
    expect(got).toBe(status);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'self'; connect-src 'self';/);
    expect(headers.get('content-security-policy')).not.toContain(', ');
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self';.*frame-ancestors 'none'$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=(self), microphone=(self), display-capture=(self)');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBe('nginx');
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  test('HSTS on HTTPS only, and never for localhost, whose other ports it would lock', async () => {
    expect((await overTls('parley.test')).headers['strict-transport-security']).toMatch(/^max-age=31536000/);
    expect((await overTls('localhost')).headers['strict-transport-security']).toBeUndefined();
  });

  test('what a client says about addresses and request ids does not pass', async () => {
    const lies = {
      'X-Request-Id': 'forged',
      traceparent: `00-${'f'.repeat(32)}-${'f'.repeat(16)}-01`,
      tracestate: 'forged=1',
      'X-Forwarded-For': '6.6.6.6',
      'X-Real-IP': '6.6.6.6',
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-Host': 'evil.example',
      Forwarded: 'for=6.6.6.6',
    };
    const response = await fetch(`${gateway.url}/api/rooms`, { headers: lies });
    const { headers } = (await response.json()) as Echo;
    expect(headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-real-ip': '127.0.0.1',
      'x-forwarded-proto': 'http',
    });
    expect(headers['x-request-id']).toBe(response.headers.get('x-request-id'));
    const traceId = response.headers.get('x-request-id') ?? '';
    expect(headers['traceparent']).toBe(`00-${traceId}-${traceId.slice(0, 16)}-00`);
    expect(headers['x-forwarded-host']).toBeUndefined();
    expect(headers.forwarded).toBeUndefined();
    expect(JSON.stringify(headers)).not.toMatch(/6\.6\.6\.6|forged|evil/);
  });

  test('neither log tells a token or a session id, also when the node is dead', async () => {
    const dead = await startBackend('chat-1');
    await dead.stop();
    const other = await startGateway({ chat: [dead] });
    const headers = { Authorization: 'Bearer top-secret', Cookie: 'refresh=top-secret' };
    const response = await fetch(`${other.url}/socket.io/?EIO=4&sid=top-secret`, {
      method: 'POST',
      body: '40',
      headers,
    });
    const log = await other.accessLog(response.headers.get('x-request-id') ?? '');
    expect(log).not.toContain('top-secret');
    expect(await other.errorLog()).not.toContain('top-secret');
    expect(JSON.parse(log)).toMatchObject({
      ...{ method: 'POST', path: '/socket.io/', status: 503, address: '127.0.0.1' },
      requestId: response.headers.get('x-request-id'),
    });
    await other.stop();
  });
});
