import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { PortRange } from '@parley/local/network/port-range';
import { freePort, freePorts, freeRow } from '../src/free-ports.ts';

test('ports that are asked for at once are all different, also those of a row', async () => {
  const [pairs, first, single] = await Promise.all([freePorts(20), freeRow(5), freePort()]);
  const row = Array.from({ length: 5 }, (_, at) => first + at);
  expect(new Set([...pairs, ...row, single]).size).toBe(26);
});

test('no stack chooses from them, and the system gives none of them to a client', async () => {
  const port = await freePort();
  expect(await PortRange.holdAround(port)).toBeUndefined();
  // The lowest port for outgoing connections, on systems as they come.
  expect(port).toBeLessThan(32_768);
});

test('a port on which somebody listens, at any address, is passed over', async () => {
  const servers = [];
  for (const host of ['127.0.0.1', '0.0.0.0', '127.0.0.2']) {
    const server = createServer().listen(await freePort(), host);
    await once(server, 'listening');
    servers.push(server);
  }
  const taken = servers.map(server => (server.address() as { port: number }).port);
  const all = await freePorts(399 - taken.length);
  expect(all.filter(port => taken.includes(port))).toEqual([]);
  for (const server of servers) server.close();
});
