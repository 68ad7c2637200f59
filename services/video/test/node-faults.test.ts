import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ParleyError } from '@parley/contracts/errors';
import type { VideoReply } from '@parley/contracts/video-events';
import { newCall, type CallPlace } from '@parley/dev-env/call-tickets';
import { eventually } from '@parley/dev-env/eventually';
import { stopwatch } from '@parley/dev-env/stopwatch';
import { type NodeOptions, VideoNode } from '@parley/dev-env/video-node';
import { enterCall, type Caller } from '@parley/dev-env/video-sockets';
import { readCallRecords, type CallRecords } from './support/call-records.ts';
import { dtlsParameters } from './support/rtp.ts';
import { receiveMedia, sendMedia } from './support/scene.ts';

/** Two nodes of this suite's own: the first is killed and started again, the second drained. */
let first: VideoNode;
let second: VideoNode;
let records: CallRecords;
/** Of a call that was on the first node alone, and of the moment when that died. */
let abandoned: Caller;
let abandonedAt = 0;
/** Of a call to which only a removed person tried to come back. */
let forsaken: Caller;
/** Of a call that ended while its node could not reach Kafka. */
let untold: Caller;
const database = 12;
const nodes: VideoNode[] = [];
const callers: Caller[] = [];

async function startNode(name: string, options: Pick<NodeOptions, 'withoutKafka'> = {}): Promise<VideoNode> {
  const node = await VideoNode.start({ name, database, ...options });
  nodes.push(node);
  return node;
}

beforeAll(async () => {
  records = await readCallRecords();
  nodes.push(...(await VideoNode.startAll(['first', 'second'].map(name => ({ name, database })))));
  [first, second] = nodes as [VideoNode, VideoNode];
});

afterAll(async () => {
  for (const { client } of callers) client.close();
  await Promise.all([...nodes.map(node => node.stop('SIGKILL')), records?.close()]);
});

async function enter(
  node: VideoNode,
  { callId, roomId, roomKind }: CallPlace,
  sub: string = randomUUID(),
): Promise<Caller> {
  const caller = await enterCall({ callId, roomId, roomKind }, { url: node.url, claims: { sub } });
  callers.push(caller);
  return caller;
}

/** Comes back as a client does, with a new ticket. */
const comeBack = (node: VideoNode, { claims }: Caller) => enter(node, claims, claims.sub);

async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ParleyError) || error.code !== 'unavailable' || tries === 40) throw error;
      await sleep(error.retryAfterMs ?? 200);
    }
  }
}

const portsOf = ({ iceCandidates }: VideoReply<'transport:create'>) => [
  ...new Set(iceCandidates.map(({ port }) => port)),
];

test('a client of one node is served in a call of another: notices, transports, media', async () => {
  const call = newCall();
  const ann = await enter(first, call);
  const bob = await enter(second, call);
  expect(await second.metric('parley_call_relayed_commands_total')).toBeGreaterThan(0);
  expect([await first.metric('parley_calls'), await second.metric('parley_calls')]).not.toEqual([1, 1]);
  await ann.client.hears('peer:joined');
  const { producerId, transportId } = await sendMedia(bob, 'camera');
  await bob.client.ask('transport:connect', { transportId, dtlsParameters });
  await ann.client.hears('producer:added', added => added.producerId === producerId);
  const mine = await sendMedia(ann);
  const { consumerId } = await receiveMedia(bob, mine.producerId);
  await bob.client.ask('consumer:resume', { consumerId });
  await receiveMedia(ann, producerId);
  await ann.client.ask('signal', { to: bob.peerId, candidate: null });
  await bob.client.hears('signal');
  bob.client.close();
  await bob.client.gone;
  await ann.client.ask('call:leave');
});

test('a media worker dies: those who had media hear it within a second, and have media again on the same port', async () => {
  const call = newCall();
  const [ann, bob, carl] = [await enter(second, call), await enter(first, call), await enter(second, call)];
  for (const caller of [ann, bob]) await sendMedia(caller);
  const before = await ann.client.ask('transport:create', { direction: 'recv' });
  const [worker = 0] = second.workerPids;
  process.kill(worker, 'SIGKILL');
  const told = stopwatch();
  const served = stopwatch();
  await Promise.all([ann, bob].map(({ client }) => client.hears('media:reset')));
  const heard = told();
  await Promise.all([ann, bob].map(caller => persistently(() => sendMedia(caller))));
  const media = served();
  expect(heard).toBeLessThan(1_000);
  expect(media).toBeLessThan(3_000);
  expect(carl.client.all('media:reset')).toEqual([]);
  expect(second.isAlive).toBe(true);
  // Meanwhile the media may have gone to the other node; the next call finds the same port, with a new worker.
  expect(portsOf(before)).toEqual(second.mediaPorts);
  await persistently(async () => {
    if (second.workerPids.length === 0) throw new ParleyError('unavailable');
  });
  const next = await enter(second, newCall());
  const after = await persistently(() => next.client.ask('transport:create', { direction: 'recv' }));
  expect(portsOf(after)).toEqual(second.mediaPorts);
  expect(second.workerPids).not.toContain(worker);
  await next.client.ask('call:leave');
  console.log(`worker killed: told after ${Math.round(heard)} ms, new producers after ${Math.round(media)} ms`);
  for (const { client } of [ann, bob, carl]) await client.ask('call:leave');
});

test('a node dies: its clients come back elsewhere into the same call, which neither begins nor ends again', async () => {
  const call = newCall();
  const ann = await enter(first, call);
  const bob = await enter(second, call);
  abandoned = await enter(first, newCall());
  // What Kafka was not told before the kill, nobody tells it.
  await Promise.all([records.hears(call.roomId, 2), records.hears(abandoned.claims.roomId, 1)]);
  await first.stop('SIGKILL');
  abandonedAt = Date.now();
  const lost = stopwatch();
  await Promise.all([ann.client.gone, bob.client.gone]);
  const cut = lost();
  expect(cut).toBeLessThan(8_000);
  const [again, other] = [await comeBack(second, ann), await comeBack(second, bob)];
  expect([again.callId, again.resumed, other.peers.map(({ userId }) => userId)]).toEqual([
    call.callId,
    false,
    [ann.claims.sub],
  ]);
  await sendMedia(again);
  await other.client.hears('producer:added');
  for (const { client } of [again, other]) await client.ask('call:leave');
  const told = await records.hears(call.roomId, 6);
  const types = told.map(({ type }) => type);
  expect(types.filter(type => type === 'call.started.v1')).toHaveLength(1);
  expect([types[0], types.indexOf('call.ended.v1')]).toEqual(['call.started.v1', types.length - 1]);
  expect(told.at(-1)).toMatchObject({ everybody: [ann.claims.sub, bob.claims.sub] });
  console.log(`node killed: the other node's client cut after ${Math.round(cut)} ms`);
});

test('a node that is told to end: its people are asked to come back, and the call goes on elsewhere', async () => {
  first = await startNode('first');
  const call = newCall();
  const ann = await enter(second, call);
  const bob = await enter(first, call);
  const stopped = second.stop('SIGTERM');
  expect(await ann.client.hears('server:drain')).toEqual({
    retryAfterMs: expect.any(Number),
    jitterMs: expect.any(Number),
  });
  const asked = Date.now();
  const again = await comeBack(first, ann);
  const took = Date.now() - asked;
  expect(again.callId).toBe(call.callId);
  await Promise.all([ann.client.gone, bob.client.gone]);
  const other = await comeBack(first, bob);
  expect(other.peers.map(({ userId }) => userId)).toEqual([ann.claims.sub]);
  await stopped;
  for (const { client } of [again, other]) await client.ask('call:leave');
  const types = (await records.hears(call.roomId, 6)).map(({ type }) => type);
  expect(types.filter(type => type === 'call.started.v1')).toHaveLength(1);
  expect(types.filter(type => type === 'call.ended.v1')).toHaveLength(1);
  expect(types.at(-1)).toBe('call.ended.v1');
  console.log(`node drained: back in the call ${took} ms after being asked`);
});

test('who was removed from a call stays out when it goes on on another node', async () => {
  second = await startNode('second');
  const call = newCall();
  const boss = await enterCall(call, { url: first.url, claims: { moderate: true } });
  const eve = await enter(second, call);
  callers.push(boss);
  await boss.client.ask('peer:remove', { peerId: eve.peerId });
  await eve.client.gone;
  const other = newCall();
  forsaken = await enterCall(other, { url: first.url, claims: { moderate: true } });
  const mallory = await enter(second, other);
  await forsaken.client.ask('peer:remove', { peerId: mallory.peerId });
  await mallory.client.gone;
  const stopped = first.stop('SIGTERM');
  await boss.client.hears('server:drain');
  await expect(comeBack(second, mallory)).rejects.toMatchObject({ code: 'forbidden' });
  const again = await comeBack(second, boss);
  expect(again.callId).toBe(call.callId);
  await expect(comeBack(second, eve)).rejects.toMatchObject({ code: 'forbidden' });
  await stopped;
  await again.client.ask('call:leave');
});

test('a call that ended while Kafka was away does not run for those who ask', async () => {
  const mute = await startNode('mute', { withoutKafka: true });
  untold = await enter(mute, newCall());
  await untold.client.ask('call:leave');
  await expect(comeBack(second, untold)).rejects.toMatchObject({ code: 'unknown_call' });
  await mute.stop('SIGTERM');
});

test('calls that a node left behind are ended: nobody came back, nobody who may, or Kafka was not told', async () => {
  const [told, other, late] = await Promise.all(
    [abandoned, forsaken, untold].map(({ claims }) => untilEnded(claims.roomId)),
  );
  const { claims } = abandoned;
  expect(told?.map(({ type }) => type)).toEqual(['call.started.v1', 'call.ended.v1']);
  expect(told?.[1]).toMatchObject({ callId: claims.callId, everybody: [claims.sub] });
  expect(Date.parse(told?.[1]?.at ?? '') - abandonedAt).toBeLessThan(40_000);
  expect(other?.at(-1)).toMatchObject({ callId: forsaken.claims.callId });
  expect(late).toMatchObject([{ type: 'call.ended.v1', callId: untold.claims.callId }]);
});

/** The records of a room whose call a node has swept. */
function untilEnded(roomId: string) {
  return eventually(() => {
    const told = records.of(roomId);
    if (told.at(-1)?.type === 'call.ended.v1') return told;
    const trouble = second.log.filter(({ level }) => level !== 'info').map(line => JSON.stringify(line));
    throw new Error([`told so far: ${told.map(({ type }) => type).join(', ')}`, ...trouble].join('\n'));
  }, 50_000);
}
