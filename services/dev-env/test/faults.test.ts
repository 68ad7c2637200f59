import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { callAs } from '../src/call.ts';
import { adminUrl, endpoints } from '../src/endpoints.ts';
import { persistently } from '../src/faults/persistently.ts';
import { drain, whileFrozen } from '../src/faults/strike.ts';
import { logLines } from '../src/log-lines.ts';
import { newGroup, newPerson, send } from '../src/people.ts';
import { connect } from '../src/sockets.ts';
import { stopwatch } from '../src/stopwatch.ts';
import { runTrial, type Strike } from '../src/faults/trial.ts';
import { Stack } from '../src/stack.ts';

let stack: Stack;
const shared = process.env['PARLEY_DATA_DIR'];

beforeAll(async () => {
  // A stack of its own: other suites run at the same time, and must not have their servers killed.
  stack = await Stack.start({ PARLEY_OBSERVABILITY: 'off', PARLEY_DELIVERY_WORKERS: '2' });
  process.env['PARLEY_DATA_DIR'] = stack.dataDir;
});

afterAll(async () => {
  process.env['PARLEY_DATA_DIR'] = shared;
  await stack?.stop();
});

test('Kafka silent: the sender is told within 2 seconds, and the same send passes when it is back', async () => {
  const { ann, client, room } = await conversation();
  const draft = { roomId: room.id, clientMsgId: randomUUID(), body: 'keep me' };
  await whileFrozen(stack, 'kafka', async () => {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const asking = stopwatch();
      const answer = await client.command('message:send', draft);
      expect(answer).toMatchObject({ ok: false, error: { code: 'unavailable', retryAfterMs: expect.any(Number) } });
      expect(asking()).toBeLessThan(2_000);
    }
  });
  await persistently(async () => {
    const answer = await client.command('message:send', draft);
    if (!answer.ok) throw new Error(answer.error.code);
  });
  await client.hears('message:new', ({ body }) => body === 'keep me');
  const { messages } = await callAs(ann, chatApi.history, { params: { id: room.id } });
  expect(messages.map(({ body }) => body)).toEqual(['keep me']);
  client.close();
});

test('MongoDB silent: sends are still accepted, and delivery resumes by itself', async () => {
  const { client, room } = await conversation();
  await whileFrozen(stack, 'mongo', async () => {
    const answer = await client.command('message:send', {
      roomId: room.id,
      clientMsgId: randomUUID(),
      body: 'patience',
    });
    expect(answer).toMatchObject({ ok: true, data: { status: 'sent' } });
  });
  await client.hears('message:new', ({ body }) => body === 'patience');
  client.close();
});

test('a worker that dies in the middle of a transaction stops its room for seconds, not for a minute', async () => {
  const { client, room } = await conversation();
  const script = fileURLToPath(import.meta.resolve('../src/faults/hold-transaction.ts'));
  const worker = spawn(process.execPath, [script, endpoints().mongoUrl, room.id], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(worker.stdout, 'data');
  worker.kill('SIGKILL');
  await client.ask('message:send', { roomId: room.id, clientMsgId: randomUUID(), body: 'in its place' });
  expect(await client.hears('message:new')).toMatchObject({ body: 'in its place', seq: 1 });
  client.close();
});

test('Redis silent: degraded and saying so, but correct; hints come back by themselves', async () => {
  const { ann, client, room } = await conversation();
  await whileFrozen(stack, 'redis', async () => {
    const answer = await client.command('message:send', {
      roomId: room.id,
      clientMsgId: randomUUID(),
      body: 'by the log',
    });
    expect(answer).toMatchObject({ ok: true });
    const { changes } = await persistently(async () => {
      const found = await callAs(ann, chatApi.changes, { params: { id: room.id }, query: { since: 0 } });
      if (found.changes.length === 0) throw new Error('not stored yet');
      return found;
    });
    expect(changes).toMatchObject([{ body: 'by the log', seq: 1 }]);
    await persistently(async () => expect(await readiness('chat-1')).toMatchObject({ status: 'degraded' }));
  });
  await persistently(async () => expect(await readiness('chat-1')).toMatchObject({ status: 'ready' }));
  await send(ann, room.id, 'heard again');
  await client.hears('message:new', ({ body }) => body === 'heard again');
  client.close();
});

test('a drained node says goodbye, answers what it accepted, and its clients go on elsewhere', async () => {
  const { ann, client, room } = await conversation();
  const keys = Array.from({ length: 20 }, () => randomUUID());
  const sends = keys.map(key => persistently(() => send(ann, room.id, `message ${key}`, key)));
  const gone = new Promise(resolve => client.socket.once('disconnect', resolve));
  await drain(stack, 'chat-1');
  await client.hears('server:drain', ({ retryAfterMs, jitterMs }) => retryAfterMs > 0 && jitterMs > 0);
  await gone;
  await Promise.all(sends);
  expect(logLines('drain step failed', 'chat-1')).toEqual([]);
  const elsewhere = await persistently(() => connect(ann, { node: 'chat-1' }));
  await elsewhere.command('sync', { rooms: { [room.id]: 0 } });
  await elsewhere.hears('messages:offline', ({ messages }) => messages.length === 20);
  elsewhere.close();
});

async function conversation() {
  const ann = await newPerson('ann');
  // What was struck by the test before may still be felt.
  const room = await persistently(() => newGroup(ann, []));
  const client = await persistently(() => connect(ann, { node: 'chat-1' }));
  return { ann, room, client };
}

async function readiness(name: string): Promise<unknown> {
  return (await fetch(`${adminUrl(name)}/readyz`)).json();
}

/** The short version; `npm run test:faults` strikes each of them alone, and others, again and again. */
test.each([
  { killed: ['chat-1', 'delivery-1', 'redis', 'gateway'], frozen: [] },
  { killed: ['kafka', 'mongo'], frozen: ['delivery-2'] },
])(
  'killed: $killed; frozen: $frozen. Nothing acknowledged is lost, doubled or reordered',
  async ({ killed, frozen }) => {
    const strikes: Strike[] = [
      ...killed.map(victim => ({ fault: 'kill' as const, victim })),
      ...frozen.map(victim => ({ fault: 'freeze' as const, victim })),
    ];
    const result = await runTrial(stack, { strikes, pauseMs: 6_000 });
    expect(result.acked).toBe(result.sent);
    // Traffic on both sides of each fault, or it proves nothing; a free machine makes ten times as much.
    expect(result.acked).toBeGreaterThan(20 * strikes.length);
    expect(result).toMatchObject({ lost: 0, doubled: 0, reordered: 0, heardLate: 0 });
    expect(Math.min(result.removals, result.lines)).toBeGreaterThan(strikes.length);
  },
);
