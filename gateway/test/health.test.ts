import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startBackend, type Backend } from './support/backend.ts';
import { startGateway, type Gateway } from './support/gateway.ts';

const names = ['auth-1', 'chat-1', 'chat-2', 'delivery-1'];
const said = new Map<string, { code: number; status: string }>();
let gateway: Gateway;
let nodes: Backend[];

beforeAll(async () => {
  nodes = await Promise.all(names.map(startAdmin));
  const admin = nodes.map(({ name, port }) => ({ name, service: name.split('-')[0] ?? '', metricsPort: port }));
  gateway = await startGateway({ admin });
});

afterAll(async () => {
  await gateway.stop();
  await Promise.all(nodes.map(node => node.stop().catch(() => undefined)));
});

function startAdmin(name: string): Promise<Backend> {
  return startBackend(name, {
    answer: (_, response) => {
      const { code, status } = said.get(name) ?? { code: 200, status: 'ready' };
      if (status === 'silent') return;
      response.writeHead(code, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ status, node: name, dependencies: { redis: { ok: code === 200 } } }));
    },
  });
}

async function health() {
  const response = await fetch(`${gateway.url}/health`);
  const body = (await response.json()) as {
    status: string;
    services: Record<string, { node: string; status: string }[]>;
  };
  return { code: response.status, ...body };
}

describe('/health', () => {
  test('200 and every node when all are ready', async () => {
    const { code, status, services } = await health();
    expect([code, status]).toEqual([200, 'ready']);
    expect(Object.keys(services)).toEqual(['auth', 'chat', 'delivery']);
    expect(services.chat).toEqual([
      { node: 'chat-1', status: 'ready', dependencies: { redis: { ok: true } } },
      { node: 'chat-2', status: 'ready', dependencies: { redis: { ok: true } } },
    ]);
  });

  test('200 and degraded while each service has one node that serves', async () => {
    said.set('chat-2', { code: 503, status: 'draining' });
    const { code, status, services } = await health();
    expect([code, status]).toEqual([200, 'degraded']);
    expect(services.chat?.map(node => node.status)).toEqual(['ready', 'draining']);
  });

  test('503 when a service has none: one drains, one hangs, and is not waited for', async () => {
    said.set('chat-1', { code: 200, status: 'silent' });
    const { code, status, services } = await health();
    expect([code, status]).toEqual([503, 'not-ready']);
    expect(services.chat?.map(node => node.status)).toEqual(['unreachable', 'draining']);
  });

  test('503 when the only node of a service is gone', async () => {
    said.clear();
    await nodes[3]?.stop();
    const { code, services } = await health();
    expect(code).toBe(503);
    expect(services.delivery).toEqual([{ node: 'delivery-1', status: 'unreachable', dependencies: {} }]);
  });

  test('nobody outside asks a node directly', async () => {
    expect((await fetch(`${gateway.url}/_ready/auth-1`)).status).toBe(404);
  });
});
