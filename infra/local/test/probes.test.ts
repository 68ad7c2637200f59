import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { stunAnswers } from '../src/supervisor/probes.ts';

test.each([
  ['a STUN server', (request: Buffer) => Buffer.concat([Buffer.from('0101', 'hex'), request.subarray(2)]), 'ready'],
  ['a server that answers another question', () => Buffer.alloc(20), 'down'],
])('%s is told by its answer', async (_, answer, health) => {
  const server = createSocket('udp4').bind(0, '127.0.0.1');
  await once(server, 'listening');
  server.on('message', (request, from) => server.send(answer(request), from.port, from.address));
  expect(await stunAnswers(server.address().port, '127.0.0.1')).toMatchObject({ health });
  server.close();
});

test('a closed port is told at once', async () => {
  const server = createSocket('udp4').bind(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  // One that waited for its limit would say that there is no answer.
  await expect(stunAnswers(port, '127.0.0.1')).rejects.toThrow('ECONNREFUSED');
});
