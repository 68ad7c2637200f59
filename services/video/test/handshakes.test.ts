import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { newCall, signTicket, ticketClaims } from '@parley/dev-env/call-tickets';
import { VideoNode } from '@parley/dev-env/video-node';
import { connectVideo, type VideoClient } from '@parley/dev-env/video-sockets';

/** A node of its own that takes few new connections at once: a stranger who spent of them would be seen at once. */
let node: VideoNode;
const open: { close(): void }[] = [];

beforeAll(async () => {
  const environment = { PARLEY_LIMITS: JSON.stringify({ callHandshakesPerNode: { rate: 0.1, burst: 100 } }) };
  node = await VideoNode.start({ name: 'handshakes', database: 8, environment });
});
afterEach(() => open.splice(0).forEach(client => client.close()));
afterAll(() => node?.stop('SIGKILL'));

async function enter(claims = ticketClaims(newCall())): Promise<VideoClient> {
  const client = await connectVideo(signTicket(claims), { url: node.url });
  open.push(client);
  return client;
}

/** Sends CONNECT packets with a ticket of its own making, 500 with each connection; resolves when that many were ended. */
async function flood(connections: number): Promise<number> {
  let ended = 0;
  while (ended < connections) {
    const socket = new WebSocket(`${node.url.replace('http', 'ws')}/rtc/socket.io/?EIO=4&transport=websocket`);
    open.push(socket);
    const ticket = signTicket(ticketClaims(newCall()), { secret: '00'.repeat(32) });
    socket.addEventListener('message', () => {
      for (let at = 0; at < 500; at += 1) socket.send(`40${JSON.stringify({ ticket })}`);
    });
    await new Promise(resolve => socket.addEventListener('close', resolve));
    ended += 1;
  }
  return ended;
}

test('six strangers at the handshake: a ticket lets in 20 times of 20, and their connections end', async () => {
  const strangers = Array.from({ length: 6 }, () => flood(10));
  let entered = 0;
  for (let at = 0; at < 20; at += 1) {
    const client = await enter();
    expect(await client.ask('call:join')).toMatchObject({ resumed: false });
    await client.ask('call:leave');
    client.close();
    entered += 1;
  }
  expect([entered, await Promise.all(strangers)]).toEqual([20, [10, 10, 10, 10, 10, 10]]);
  expect(await node.metric('parley_socket_handshakes_total', 'outcome="ticket_invalid"')).toBeGreaterThanOrEqual(60);
  expect(await node.metric('parley_socket_handshakes_total', 'outcome="overloaded"')).toBe(0);
});

test('a session has 32 sockets at a node at most; another session still gets in', async () => {
  const { sub, sid, ...first } = ticketClaims(newCall());
  for (let at = 0; at < 32; at += 1) await enter({ ...first, sub, sid, jti: randomUUID() });
  const another = { ...first, sub, sid, jti: randomUUID() };
  await expect(enter(another)).rejects.toMatchObject({ code: 'rate_limited' });
  await enter();
});
