import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { connect as connectTcp } from 'node:net';
import { text } from 'node:stream/consumers';
import { problem } from '@parley/contracts/errors';
import { createHttpApp, type HttpApp } from '@parley/runtime/http/http-app';
import { createService } from '@parley/runtime/process/service';
import { createSocketServer } from '@parley/runtime/sockets/socket-server';
import { io } from 'socket.io-client';
import { startGateway, type Gateway } from './support/gateway.ts';

/** A node as chat's are: HTTP and sockets of the runtime, with nobody signed in but who says "welcome". */
interface Node {
  name: string;
  port: number;
  stop(): Promise<void>;
}

let gateway: Gateway;
let nodes: Node[];

async function startNode(name: string): Promise<Node> {
  const config = {
    PARLEY_ENV: 'test',
    PARLEY_NODE: name,
    HOST: '127.0.0.1',
    METRICS_PORT: 0,
    LOG_LEVEL: 'silent',
    STORES_TLS: 'optional',
  } as const;
  const service = createService({ name: 'chat', config: { ...config, PARLEY_LIMITS: {}, OTEL_TRACES_SAMPLER_ARG: 0 } });
  const refused = () => Promise.reject(new Error('nobody is signed in'));
  const limiter = { take: refused, demand: refused, demandAll: refused };
  const app: HttpApp = createHttpApp({
    ...{ service, origins: [], limiter, limits: {} },
    authenticate: refused,
    onRefused: () => undefined,
  });
  const sockets = createSocketServer({
    ...{ service, server: app.server, path: '/socket.io', origins: [], credential: 'token' },
    authenticate: token => Promise.resolve({ userId: token, sessionId: token, role: 'user' as const }),
    sessionOf: ({ sessionId }) => sessionId,
    handshakes: { rate: 1_000, burst: 1_000 },
  });
  sockets.on('connection', socket => socket.on('who', (answer: (node: string) => void) => answer(name)));
  await app.listen(0, '127.0.0.1');
  return { name, port: (app.server.address() as AddressInfo).port, stop: () => sockets.close() };
}

beforeAll(async () => {
  nodes = await Promise.all(['chat-1', 'chat-2'].map(startNode));
  gateway = await startGateway({ chat: nodes });
});

afterAll(async () => {
  await gateway.stop();
  await Promise.all(nodes.map(node => node.stop()));
});

/** Which part sets which security header: the table of gateway/README.md. HSTS is HTTPS's, see headers.test.ts. */
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
/** Headers of HTTP itself. Any other is one that the table must know. */
const ordinary =
  /^(accept-ranges|cache-control|connection|content-(encoding|length|type)|date|etag|keep-alive|last-modified|retry-after|server|transfer-encoding|vary|x-request-id)$/;

async function securityHeaders(url: string): Promise<string[]> {
  const { headers } = await fetch(url);
  return [...headers.keys()].filter(name => !ordinary.test(name)).sort();
}

describe('security headers', () => {
  test('a service sets its own, the gateway the others, each once', async () => {
    const [node] = nodes as [Node];
    expect(await securityHeaders(`http://127.0.0.1:${node.port}/api/none`)).toEqual(byServices);
    expect(await securityHeaders(`${gateway.url}/api/none`)).toEqual([...byGateway, ...byServices].sort());
  });

  test('pages and errors of the gateway have its part', async () => {
    for (const path of ['/', '/health', '/assets/none.js', '/api/auth/me']) {
      expect(await securityHeaders(gateway.url + path)).toEqual(byGateway);
    }
  });
});

describe('the encoding of a body', () => {
  const send = (charset: string) =>
    fetch(`${gateway.url}/api/none`, {
      method: 'POST',
      headers: { 'content-type': `application/json${charset}` },
      body: '{"body":"+ADw-script+AD4-"}',
    });

  test.each(['; charset=utf-7', '; charset=UTF-16', '; charset=utf-32le', '; charset=iso-8859-1', '; charset=utf-8x'])(
    'application/json%s is refused',
    async charset => {
      const response = await send(charset);
      expect(response.status).toBe(415);
      expect(problem.parse(await response.json()).code).toBe('unsupported_media_type');
    },
  );

  test.each(['', '; charset=utf-8', '; charset="UTF-8"'])('application/json%s is read', async charset => {
    expect((await send(charset)).status).toBe(404);
  });
});

test('a body that comes a byte a second is let go of within 20 s, by REST and by sockets', async () => {
  const begun = performance.now();
  const answers = await Promise.all(
    ['/api/none', '/socket.io/?EIO=4&transport=polling'].map(async path => {
      const socket = connectTcp(gateway.settings.httpPort, '127.0.0.1');
      socket.on('error', () => undefined);
      const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json`;
      socket.write(`${head}\r\nContent-Length: 500\r\n\r\n{`);
      const drip = setInterval(() => socket.write(' '), 1_000);
      const answer = await text(socket).catch(() => '');
      clearInterval(drip);
      return answer.split('\r\n')[0];
    }),
  );
  expect(performance.now() - begun).toBeLessThan(20_000);
  for (const line of answers) expect(line).toMatch(/^HTTP\/1\.1 4\d\d /);
});

test.each([
  ['default options', {}],
  ['long polling alone', { transports: ['polling'] }],
])('official clients without cookies, %s: 6 of 6 on two nodes', async (_, options) => {
  const met = await Promise.all(
    Array.from({ length: 6 }, async (_unused, at) => {
      const socket = io(gateway.url, { ...options, auth: { token: `p-${at}` }, forceNew: true, reconnection: false });
      await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
      const node = (await socket.timeout(10_000).emitWithAck('who')) as string;
      socket.close();
      return node;
    }),
  );
  expect(new Set(met)).toEqual(new Set(['chat-1', 'chat-2']));
});
