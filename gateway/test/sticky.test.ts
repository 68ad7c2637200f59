import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { eventually } from '@parley/dev-env/eventually';
import { startBackend, type Backend, type Echo } from './support/backend.ts';
import { startGateway, type Gateway } from './support/gateway.ts';

let gateway: Gateway;
let nodes: [Backend, Backend, Backend];

beforeEach(async () => {
  nodes = [await startBackend('chat-1'), await startBackend('chat-2'), await startBackend('chat-3')];
  gateway = await startGateway({ chat: nodes });
});

afterEach(async () => {
  await gateway.stop();
  await Promise.all(nodes.map(node => node.stop().catch(() => undefined)));
});

async function poll(cookie?: string): Promise<string> {
  const headers = cookie === undefined ? {} : { cookie };
  const response = await fetch(`${gateway.url}/socket.io/?EIO=4&transport=polling`, { headers });
  expect(response.status).toBe(200);
  return ((await response.json()) as Echo).node;
}

async function upgrade(path: string, headers: Record<string, string>): Promise<Socket> {
  const asked = request(gateway.url + path, { headers: { Connection: 'Upgrade', Upgrade: 'websocket', ...headers } });
  asked.end();
  const [response, socket] = (await once(asked, 'upgrade')) as [{ headers: Record<string, string> }, Socket];
  expect(response.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
  return socket;
}

async function times<T>(count: number, action: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let i = 0; i < count; i += 1) results.push(await action());
  return results;
}

describe('sticky sessions', () => {
  test('the cookie leads to its node, every time', async () => {
    for (const { name } of nodes) {
      expect(new Set(await times(6, () => poll(`a=b; parley_node=${name}`)))).toEqual(new Set([name]));
    }
  });

  test('no cookie, or one that names no node, reaches all of them', async () => {
    expect(new Set(await times(12, () => poll())).size).toBe(3);
    expect(new Set(await times(12, () => poll('parley_node=chat-99'))).size).toBe(3);
  });

  test('new sockets go where the fewest are', async () => {
    const sockets = await times(9, () => upgrade('/socket.io/?transport=websocket', {}));
    const counts = nodes.map(node => node.seen.filter(seen => seen.method === 'UPGRADE').length);
    expect(counts).toEqual([3, 3, 3]);
    for (const socket of sockets) socket.destroy();
  });

  test('a dead node is left at once, and taken again when it is back', async () => {
    const [first] = nodes;
    await first.stop();
    const cookie = `parley_node=${first.name}`;
    expect(await times(6, () => poll(cookie))).not.toContain(first.name);
    expect(await times(12, () => poll())).not.toContain(first.name);

    nodes[0] = await startBackend(first.name, { port: first.port });
    await eventually(async () => expect(await poll(cookie)).toBe(first.name));
  });

  test('an upgrade follows the cookie, carries both ways, and hops on when its node is dead', async () => {
    const socket = await upgrade('/socket.io/?transport=websocket', { Cookie: 'parley_node=chat-2' });
    socket.write('hello');
    expect(String((await once(socket, 'data'))[0])).toBe('chat-2 heard hello');
    socket.destroy();

    await nodes[1].stop();
    const next = await upgrade('/socket.io/?transport=websocket', { Cookie: 'parley_node=chat-2' });
    next.write('hello');
    expect(String((await once(next, 'data'))[0])).toMatch(/^chat-[13] heard hello$/);
    next.destroy();
  });

  test('an upgrade elsewhere, or to anything but WebSocket, is an ordinary request', async () => {
    for (const [path, protocol] of [
      ['/api/rooms', 'websocket'],
      ['/socket.io/', 'h2c'],
    ]) {
      const asked = request(gateway.url + path, { headers: { Connection: 'Upgrade', Upgrade: protocol } });
      asked.end();
      const [response] = (await once(asked, 'response')) as [{ statusCode: number; resume(): void }];
      expect(response.statusCode).toBe(200);
      response.resume();
    }
  });
});
