import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { stopwatch } from '@parley/dev-env/stopwatch';
import { Server } from 'socket.io';
import { io, type ManagerOptions, type SocketOptions } from 'socket.io-client';
import { startBackend } from './support/backend.ts';
import { startGateway, type Gateway } from './support/gateway.ts';

/** A Socket.IO node as ours are: its session ids begin with its name. */
interface Node {
  name: string;
  port: number;
  stop(): Promise<void>;
}

let gateway: Gateway;
let nodes: Node[];

async function startNode(name: string, path: string): Promise<Node> {
  const server = http.createServer();
  const sockets = new Server(server, { path, serveClient: false });
  sockets.engine.generateId = () => `${name}.${randomBytes(15).toString('base64url')}`;
  sockets.on('connection', socket => socket.on('who', (answer: (node: string) => void) => answer(name)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { name, port: (server.address() as AddressInfo).port, stop: () => sockets.close() };
}

beforeAll(async () => {
  const chat = await Promise.all(['chat-1', 'chat-11'].map(name => startNode(name, '/socket.io')));
  const video = await Promise.all(['video-1', 'video-2'].map(name => startNode(name, '/rtc/socket.io')));
  nodes = [...chat, ...video];
  gateway = await startGateway({ chat, video });
});

afterAll(async () => {
  await gateway.stop();
  await Promise.all(nodes.map(node => node.stop()));
});

/** One client, without a cookie jar; resolves with its node's name after a few commands and, by default, the upgrade. */
async function askedNode(options: Partial<ManagerOptions & SocketOptions>): Promise<string> {
  const socket = io(gateway.url, { ...options, forceNew: true, reconnection: false });
  try {
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
    const answers = new Set<string>();
    for (let at = 0; at < 5; at += 1) answers.add((await socket.timeout(5_000).emitWithAck('who')) as string);
    expect(answers.size).toBe(1);
    return [...answers].join();
  } finally {
    socket.close();
  }
}

const poll = (query: string, init: RequestInit = {}) =>
  fetch(`${gateway.url}/socket.io/?EIO=4&transport=polling${query}`, init);

describe('clients without cookies', () => {
  test.each([
    ['default options', '/socket.io', {}],
    ['long polling alone', '/socket.io', { transports: ['polling'] }],
    ['default options', '/rtc/socket.io', {}],
    ['long polling alone', '/rtc/socket.io', { transports: ['polling'] }],
  ])('%s at %s: all of 12 connect and are answered by one node each', async (_, path, options) => {
    const met = await Promise.all(Array.from({ length: 12 }, () => askedNode({ ...options, path })));
    expect(new Set(met).size).toBe(2);
  });

  test('the session id counts, and not the cookie of another node', async () => {
    const handshake = await poll('', { headers: { cookie: 'parley_node=chat-1' } });
    const { sid } = JSON.parse((await handshake.text()).slice(1)) as { sid: string };
    expect(sid).toMatch(/^chat-1\./);
    for (let at = 0; at < 4; at += 1) {
      const answer = await poll(`&sid=${sid}`, {
        method: 'POST',
        body: '40',
        headers: { cookie: 'parley_node=chat-11' },
      });
      expect([answer.status, await answer.text()]).toEqual([200, 'ok']);
    }
  });
});

describe('a session id that leads nowhere is refused at once', () => {
  test.each([
    ['of a node that never was', 'chat-99.AAAAAAAAAAAAAAAAAAAA'],
    ['without a node', 'AAAAAAAAAAAAAAAAAAAA'],
    ['of the name of a node that another begins with', 'chat-1x.AAAA'],
    ['of another pool', 'video-1.AAAAAAAAAAAAAAAAAAAA'],
    ['that names an address', '127.0.0.1:9.AAAA'],
    ['that would end the line', 'chat-1.%0d%0aX-Evil:1'],
    ['with a NUL', '%00chat-1.A'],
    ['that is very long', `chat-1.${'A'.repeat(1_500)}`],
    ['that is empty but for its node', 'chat-1.'],
  ])('%s', async (_, sid) => {
    for (const method of ['GET', 'POST']) {
      const answering = stopwatch();
      const answer = await poll(`&sid=${sid}`, { method, ...(method === 'POST' && { body: '2' }) });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ code: 1, message: 'Session ID unknown' });
      expect(answering()).toBeLessThan(1_000);
    }
  });

  test('of a node that is dead: another node answers', async () => {
    const dead = await startBackend('chat-2');
    await dead.stop();
    const [living] = nodes as [Node];
    const other = await startGateway({ chat: [living, dead] });
    try {
      for (const method of ['GET', 'POST']) {
        const url = `${other.url}/socket.io/?EIO=4&transport=polling&sid=chat-2.AAAAAAAA`;
        const answer = await fetch(url, { method, ...(method === 'POST' && { body: '2' }) });
        expect(answer.status).toBe(400);
        expect(await answer.json()).toMatchObject({ code: 1 });
      }
    } finally {
      await other.stop();
    }
  });
});
