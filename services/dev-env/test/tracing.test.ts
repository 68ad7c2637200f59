import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { beginTrace, traceFailure, useTracers } from '@parley/runtime/telemetry/tracing';
import { createTracers } from '@parley/runtime/telemetry/tracing-sdk';
import type { Room } from '@parley/contracts/room';
import { endpoints } from '../src/endpoints.ts';
import { eventually } from '../src/eventually.ts';
import { newGroup, newPeople, type Person } from '../src/people.ts';
import { connect, type TestClient } from '../src/sockets.ts';
import { Stack } from '../src/stack.ts';
import { TraceReceiver, type ReceivedSpan } from '../src/trace-receiver.ts';

const receiver = new TraceReceiver();
const shared = process.env['PARLEY_DATA_DIR'];
let stack: Stack;
let endpoint: string;
let ann: Person;
let room: Room;
let devices: [TestClient, TestClient];

beforeAll(async () => {
  // A stack of its own, that keeps every trace and says what it does.
  endpoint = await receiver.start();
  stack = await Stack.start({
    PARLEY_OBSERVABILITY: 'off',
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_TRACES_SAMPLER_ARG: '1',
    LOG_LEVEL: 'debug',
  });
  process.env['PARLEY_DATA_DIR'] = stack.dataDir;
  const people = (await newPeople(2)) as [Person, Person];
  ann = people[0];
  room = await newGroup(ann, [people[1]]);
  devices = await Promise.all([connect(ann, { node: 'chat-1' }), connect(people[1], { node: 'chat-2' })]);
});

afterAll(async () => {
  for (const device of devices ?? []) device.close();
  process.env['PARLEY_DATA_DIR'] = shared;
  await stack?.stop();
  await receiver.stop();
});

/** Processes send their spans when they come to it: both ends are here, and every step that another one names. */
const whole = (spans: ReceivedSpan[]) =>
  spans.filter(({ name }) => name === 'write to sockets').length === 2 &&
  spans.every(({ parentSpanId }) => !parentSpanId || spans.some(({ spanId }) => spanId === parentSpanId));

/** The steps that lead to one, the first one first. */
function wayTo(step: ReceivedSpan | undefined, spans: ReceivedSpan[]): string[] {
  if (!step) return [];
  const before = spans.find(({ spanId }) => spanId === step.parentSpanId);
  return [...wayTo(before, spans), `${step.node}: ${step.name}`];
}

const tail = (node: string) => ['delivery-1: deliver', 'delivery-1: publish in Redis', `${node}: write to sockets`];

test('a send by REST is one trace, from the gateway to the sockets of both nodes', async () => {
  const answer = await fetch(`${endpoints().httpUrl}/api/messages/room/${room.id}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ann.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ clientMsgId: randomUUID(), body: 'by REST' }),
  });
  const { id } = (await answer.json()) as { id: string };
  const requestId = answer.headers.get('x-request-id') ?? '';
  const spans = await receiver.trace(requestId, whole);
  const asked = spans.find(({ name }) => name === 'POST /api/messages/room/:id')?.node;
  for (const node of ['chat-1', 'chat-2']) {
    const last = spans.find(span => span.name === 'write to sockets' && span.node === node);
    const head = ['gateway: gateway', `${asked}: POST /api/messages/room/:id`, `${asked}: publish to the log`];
    expect(wayTo(last, spans)).toEqual([...head, ...tail(node)]);
  }
  const stored = spans.find(({ name }) => name === 'store in MongoDB');
  expect(wayTo(stored, spans).slice(-2)).toEqual(['delivery-1: deliver', 'delivery-1: store in MongoDB']);
  expect(await acknowledged(asked ?? '', id)).toMatchObject({ requestId, traceId: requestId });
});

test('a send by socket is one trace, from its node to both', async () => {
  const [one] = devices;
  const clientMsgId = randomUUID();
  const answer = await one.command('message:send', { roomId: room.id, clientMsgId, body: 'by socket' });
  const id = answer.ok ? answer.data.id : '';
  const { requestId } = await acknowledged('chat-1', id);
  const spans = await receiver.trace(String(requestId), whole);
  const last = spans.find(span => span.name === 'write to sockets' && span.node === 'chat-2');
  expect(wayTo(last, spans)).toEqual(['chat-1: message:send', 'chat-1: publish to the log', ...tail('chat-2')]);
});

test('of what is not kept, a failure is', async () => {
  const tracers = createTracers({ service: 'test', node: 'test-1', endpoint, ratio: 0 });
  useTracers(tracers);
  const requestId = randomBytes(16).toString('hex');
  expect(beginTrace('GET /', requestId)).toBeUndefined();
  traceFailure('GET /', requestId, Date.now(), '500');
  useTracers(undefined);
  await tracers.close();
  const kept = await receiver.trace(requestId, spans => spans.length > 0);
  expect(kept).toMatchObject([{ name: 'GET /', node: 'test-1' }]);
});

/** The line in which a node says that a send was acknowledged; a process writes its log when it comes to it. */
function acknowledged(node: string, id: string): Promise<Record<string, unknown>> {
  return eventually(() => {
    const lines = readFileSync(join(stack.dataDir, 'logs', `${node}.log`), 'utf8')
      .split('\n')
      .slice(0, -1);
    const found = lines.filter(line => line.startsWith('{')).map(line => JSON.parse(line) as Record<string, unknown>);
    const line = found.find(({ msg, id: of }) => msg === 'acknowledged' && of === id);
    if (line) return line;
    throw new Error(`${node} did not log that ${id} was acknowledged; its last line: ${lines.at(-1)}`);
  });
}
