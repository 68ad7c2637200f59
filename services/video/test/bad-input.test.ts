import { randomBytes, randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { errorCodes } from '@parley/contracts/errors';
import { videoCommands, type VideoCommand } from '@parley/contracts/video-events';
import { newCall, signTicket, ticketClaims } from '@parley/dev-env/call-tickets';
import { eventually } from '@parley/dev-env/eventually';
import { VideoNode } from '@parley/dev-env/video-node';
import { connectVideo, type Caller } from '@parley/dev-env/video-sockets';
import { malformed, nonsenseByTcp } from './support/malformed.ts';
import { mutate, randomFrom } from './support/mutate.ts';
import { cameraParameters, dtlsParameters, micParameters } from './support/rtp.ts';
import { receiveMedia, Scene, sendMedia } from './support/scene.ts';
import { unlimited } from './support/unlimited.ts';

/** A node of its own: it is flooded, and its books must be even afterwards. Its commands are not limited but in one test. */
let node: VideoNode;
let limited: VideoNode;
let workers: number[];
const scenes: Scene[] = [];

beforeAll(async () => {
  [node, limited] = (await VideoNode.startAll([
    { name: 'bad-input', database: 11, environment: unlimited },
    { name: 'bad-input-limited', database: 10 },
  ])) as [VideoNode, VideoNode];
  workers = node.workerPids;
});
afterEach(async () => {
  await Promise.all(scenes.splice(0).map(scene => scene.end()));
});
afterAll(() => Promise.all([node?.stop('SIGKILL'), limited?.stop('SIGKILL')]));

function newScene(): Scene {
  const scene = new Scene();
  scenes.push(scene);
  return scene;
}

/** The node and its media workers are those that were started, and nothing went wrong inside. */
function expectUnharmed(): void {
  expect([node.isAlive, node.workerPids]).toEqual([true, workers]);
  const faults = node.log.filter(({ level }) => level === 'error' || level === 'fatal');
  expect(faults).toEqual([]);
}

/** Everything that was made is gone again, in the books of the workers. */
async function expectNothingLeft(): Promise<void> {
  const kinds = ['router', 'transport', 'producer', 'consumer'];
  await eventually(async () => {
    const made = kinds.map(kind => node.metric('parley_media_objects', `kind="${kind}"`));
    const others = ['parley_calls', 'parley_media_worker_consumers'].map(name => node.metric(name));
    const left = await Promise.all([...made, ...others]);
    expect([kinds, left]).toEqual([kinds, [0, 0, 0, 0, 0, 0]]);
  }, 40_000);
}

const p95 = (times: number[]) => Math.round([...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0);

test('a flood of one socket is refused with the time to wait, then cut, and hurts nobody else', async () => {
  const scene = newScene();
  const flooder = await scene.enter({ url: limited.url });
  const other = await scene.enter({ url: limited.url });
  const flood = Array.from({ length: 1_000 }, () => flooder.client.command('peer:update', { hand: true }));
  const started = performance.now();
  expect(await other.client.ask('transport:create', { direction: 'send' })).toHaveProperty('id');
  const took = performance.now() - started;
  const answers = await Promise.all(flood);
  const refused = answers.filter(answer => !answer.ok).map(answer => answer.error);
  expect(new Set(refused.map(({ code }) => code)).size).toBeLessThanOrEqual(2);
  expect(answers.filter(answer => answer.ok).length).toBeGreaterThanOrEqual(200);
  expect(refused.length).toBeGreaterThan(200);
  for (const error of refused) {
    expect(['rate_limited', 'overloaded']).toContain(error.code);
    expect(error.retryAfterMs).toBeGreaterThan(0);
  }
  await sleep(Math.max(...refused.map(({ retryAfterMs }) => retryAfterMs ?? 0)));
  expect(await flooder.client.ask('peer:update', { hand: false })).toEqual({});
  for (let sent = 0; sent < 4_000; sent += 1) flooder.client.socket.emit('peer:update', { hand: true });
  await flooder.client.gone;
  expect(await other.client.ask('peer:update', { hand: true })).toEqual({});
  console.log(`flood: ${refused.length} of 1000 refused; the other one waited ${Math.round(took)} ms`);
});

test.each(['one call', '50 calls'])('50 joins at once to %s are all answered', async to => {
  const shared = newScene();
  const callers: Caller[] = [];
  const join = async () => {
    const started = performance.now();
    const scene = to === 'one call' ? shared : newScene();
    callers.push(await scene.enter({ url: node.url }));
    return performance.now() - started;
  };
  const joins = Array.from({ length: 50 }, join);
  // Who came in when one had already failed would be found by the tests after this one.
  await Promise.allSettled(joins);
  const times = await Promise.all(joins);
  expect(new Set(callers.map(({ peerId }) => peerId)).size).toBe(50);
  const last = callers.at(-1);
  if (to === 'one call') expect([last?.topology, last?.peers.length]).toEqual(['sfu', 49]);
  console.log(`50 joins at once to ${to}: p95 ${p95(times)} ms from ticket to answer`);
  await Promise.all(callers.map(({ client }) => client.ask('call:leave')));
  expectUnharmed();
});

/** Valid inputs by somebody who has all kinds of media, from which mutations are made. */
async function inputsOf(caller: Caller, other: Caller): Promise<[VideoCommand, object][]> {
  const { transportId, producerId } = await sendMedia(caller);
  const theirs = await sendMedia(other, 'camera');
  const { consumerId, transportId: receiving } = await receiveMedia(caller, theirs.producerId);
  const rtpCapabilities = caller.routerRtpCapabilities;
  const camera = { transportId, kind: 'video', rtpParameters: cameraParameters(), source: 'camera', paused: false };
  const screen = { transportId, kind: 'audio', rtpParameters: micParameters(), source: 'screen-audio' };
  const description = { type: 'offer', sdp: 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n' };
  const candidate = { candidate: 'candidate:1 1 udp 1 127.0.0.1 9 typ host', sdpMid: '0', sdpMLineIndex: 0 };
  return [
    ['call:join', { rtpCapabilities, topologies: ['mesh', 'sfu'], state: { mic: true }, resume: caller.peerId }],
    ['transport:create', { direction: 'send', forceTcp: false }],
    ['transport:connect', { transportId, dtlsParameters }],
    ['transport:connect', { transportId: receiving, dtlsParameters }],
    ['transport:restart-ice', { transportId: receiving }],
    ['producer:create', camera],
    ['producer:create', screen],
    ['producer:create', camera],
    ['producer:create', screen],
    ['producer:pause', { producerId }],
    ['producer:resume', { producerId }],
    ['producer:close', { producerId: randomUUID() }],
    ['consumer:create', { producerId: theirs.producerId, rtpCapabilities }],
    ['consumer:create', { producerId: theirs.producerId, rtpCapabilities }],
    ['consumer:resume', { consumerId }],
    ['consumer:pause', { consumerId }],
    ['consumer:close', { consumerId: randomUUID() }],
    ['consumer:layers', { consumerId, spatial: 1, temporal: 2 }],
    ['signal', { to: other.peerId, description }],
    ['signal', { to: other.peerId, candidate }],
    ['peer:update', { mic: true, camera: false, screen: true, hand: false, quality: 'fair' }],
    ['topology:ready', { epoch: 1 }],
    ['topology:failed', { epoch: 1, cause: 'ice' }],
    ['stats:report', { topology: 'sfu', loss: 0.1, roundTripMs: 20, sendBitrate: 1e6, freezes: 1, failures: ['ice'] }],
    ['peer:mute', { peerId: other.peerId, source: 'mic' }],
    ['peer:remove', { peerId: randomUUID() }],
  ];
}

const inFlight = 100;

test('20,000 mutated payloads: each is answered, none breaks anything, nothing is left behind', async () => {
  const seed = Date.now() % 2 ** 31;
  const outcomes = new Map<string, number>();
  const perPair = 5_000;
  const bombard = async (pair: number) => {
    const scene = newScene();
    const caller = await scene.enter({ url: node.url });
    const other = await scene.enter({ url: node.url });
    const inputs = await inputsOf(caller, other);
    const random = randomFrom(seed + pair);
    for (let sent = 0; sent < perPair; sent += inFlight) {
      const batch = Array.from({ length: inFlight }, async () => {
        const [name, input] = inputs[random(inputs.length)] ?? ['call:leave', {}];
        const answer = await caller.client.command(name, mutate(input, random));
        const outcome = answer.ok ? 'ok' : answer.error.code;
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      });
      await Promise.all(batch);
    }
    expect(await other.client.ask('peer:update', { hand: true })).toEqual({});
    await scene.end();
  };
  await Promise.all(Array.from({ length: 4 }, (_, pair) => bombard(pair)));
  console.log(`mutations with seed ${seed}: ${[...outcomes].map(([code, count]) => `${code} ${count}`).join(', ')}`);
  expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(20_000);
  for (const outcome of outcomes.keys()) {
    const status = outcome === 'ok' ? 200 : errorCodes[outcome as keyof typeof errorCodes].status;
    expect([outcome, status < 500]).toEqual([outcome, true]);
  }
  expectUnharmed();
  await expectNothingLeft();
});

test.each(['__proto__', 'constructor', 'toString', 'call:join:', ''])(
  'the unknown command %j is answered, and ends the connection',
  async name => {
    const { client } = await newScene().enter({ url: node.url });
    expect(await client.command(name as VideoCommand)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    await client.gone;
  },
);

test('who leaves in the middle of a join does not stay for ever', async () => {
  const hasty = Array.from({ length: 30 }, async (_, at) => {
    const client = await connectVideo(signTicket(ticketClaims(newCall())), { url: node.url });
    client.socket.emit('call:join', {});
    await sleep(at % 3);
    client.close();
  });
  await Promise.all(hasty);
  await expectNothingLeft();
});

test('a client that gives commands without an ack, and never answers, harms nobody', async () => {
  const scene = newScene();
  const silent = await scene.enter({ url: node.url });
  for (const name of Object.keys(videoCommands)) if (name !== 'call:leave') silent.client.socket.emit(name);
  const other = await scene.enter({ url: node.url });
  expect(other.peers).toHaveLength(1);
  expectUnharmed();
});

test('20,000 malformed datagrams, and TCP full of nonsense, at the media port: the worker goes on', async () => {
  const scene = newScene();
  const ann = await scene.enter({ url: node.url });
  const { iceParameters, iceCandidates } = await ann.client.ask('transport:create', { direction: 'send' });
  const random = randomFrom(Date.now() % 2 ** 31);
  const port = node.mediaPorts[0] ?? 0;
  expect(iceCandidates.map(candidate => candidate.port)).toContain(port);
  const udp = createSocket('udp4');
  // Some of it with the name of a transport that is really there.
  const named = Buffer.concat([Buffer.from('000100182112a442', 'hex'), randomBytes(12), Buffer.from([0, 6, 0, 16])]);
  const username = Buffer.from(`${iceParameters.usernameFragment}:x`);
  for (let sent = 0; sent < 20_000; sent += 1) {
    const packet = sent % 10 === 0 ? Buffer.concat([named, username, malformed(random)]) : malformed(random);
    udp.send(packet, port, '127.0.0.1');
    if (sent % 200 === 0) await sleep(1);
  }
  await Promise.all(Array.from({ length: 20 }, () => nonsenseByTcp(port, random)));
  udp.close();
  await sleep(300);
  expectUnharmed();
  expect((await newScene().enter({ url: node.url })).topology).toBe('mesh');
  const { producerId } = await sendMedia(ann);
  await receiveMedia(await scene.enter({ url: node.url }), producerId);
  await scene.end();
});

test('after all of that: the same processes, no fault of ours in the log, nothing left', async () => {
  expectUnharmed();
  await expectNothingLeft();
  const text = await node.metric('parley_socket_commands_total', 'outcome="internal"');
  expect(text).toBe(0);
});
