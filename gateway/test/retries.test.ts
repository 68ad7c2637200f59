import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startBackend, type Backend, type Echo } from './support/backend.ts';
import { startGateway, type Gateway } from './support/gateway.ts';

let gateway: Gateway;
let nodes: [Backend, Backend];

beforeEach(async () => {
  nodes = [await startBackend('chat-1'), await startBackend('chat-2')];
  gateway = await startGateway({ chat: nodes });
});

afterEach(async () => {
  await gateway.stop();
  await Promise.all(nodes.map(node => node.stop().catch(() => undefined)));
});

const arrivals = (method: string) => nodes.flatMap(node => node.seen).filter(seen => seen.method === method).length;

describe('what NGINX sends twice', () => {
  test.each(['POST', 'PATCH'])('a %s that a node took and died over is never sent again', async method => {
    const response = await fetch(`${gateway.url}/api/messages/room/7/die`, { method, body: '{}' });
    expect(response.status).toBe(503);
    expect(arrivals(method)).toBe(1);
  });

  test.each(['GET', 'DELETE'])('a %s is, once for each node', async method => {
    const response = await fetch(`${gateway.url}/api/rooms/7/die`, { method });
    expect(response.status).toBe(503);
    expect(arrivals(method)).toBe(2);
  });

  test('a POST that no node has seen goes to the next: a refused connect sent nothing', async () => {
    await nodes[0].stop();
    for (let i = 0; i < 6; i += 1) {
      const response = await fetch(`${gateway.url}/api/messages/room/7`, { method: 'POST', body: `{"n":${i}}` });
      expect((await response.json()) as Echo).toMatchObject({ node: 'chat-2', body: `{"n":${i}}` });
    }
    expect(arrivals('POST')).toBe(6);
  });
});
