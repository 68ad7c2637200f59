import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { videoCommands, videoNotices, type VideoCommand } from '@parley/contracts/video-events';
import { newCall, signTicket, ticketClaims } from '@parley/dev-env/call-tickets';
import { connectVideo, type Caller } from '@parley/dev-env/video-sockets';
import { cameraParameters, dtlsParameters, micParameters } from './support/rtp.ts';
import { receiveMedia, refusal, Scene, sendMedia } from './support/scene.ts';

/** Ann comes by one node and Bob by another: one of them is always relayed. */
let scene: Scene;
let ann: Caller;
let bob: Caller;

beforeEach(async () => {
  scene = new Scene();
  ann = await scene.enter({ node: 'video-1' });
  bob = await scene.enter({ node: 'video-2' });
});
afterEach(() => scene.end());

const id = randomUUID();
/** A valid input of every command but the join. */
const inputs: Record<Exclude<VideoCommand, 'call:join'>, object> = {
  'transport:create': { direction: 'send' },
  'transport:connect': { transportId: id, dtlsParameters },
  'transport:restart-ice': { transportId: id },
  'producer:create': { transportId: id, kind: 'video', rtpParameters: cameraParameters(), source: 'camera' },
  'producer:pause': { producerId: id },
  'producer:resume': { producerId: id },
  'producer:close': { producerId: id },
  'consumer:create': { producerId: id, rtpCapabilities: {} },
  'consumer:resume': { consumerId: id },
  'consumer:pause': { consumerId: id },
  'consumer:close': { consumerId: id },
  'consumer:layers': { consumerId: id, spatial: 0 },
  signal: { to: id, candidate: null },
  'peer:update': { mic: true },
  'topology:ready': { epoch: 0 },
  'topology:failed': { epoch: 0, cause: 'ice' },
  'stats:report': { topology: 'sfu' },
  'peer:speak': { peerId: id, speaks: true },
  'peer:mute': { peerId: id, source: 'mic' },
  'peer:remove': { peerId: id },
  'call:end': {},
  'call:leave': {},
};

test('before the join, and after leaving, nothing but the join is done', async () => {
  const commands = Object.keys(videoCommands).filter(name => name !== 'call:join') as (keyof typeof inputs)[];
  const newcomer = await connectVideo(signTicket(ticketClaims(scene.call)), { node: 'video-2' });
  for (const name of commands)
    await expect(newcomer.ask(name, inputs[name])).rejects.toMatchObject(refusal('not_in_call'));
  newcomer.close();
  await bob.client.ask('call:leave');
  for (const name of commands)
    await expect(bob.client.ask(name, inputs[name])).rejects.toMatchObject(refusal('not_in_call'));
});

test('a second join of one connection', async () => {
  for (const { client } of [ann, bob])
    await expect(client.ask('call:join')).rejects.toMatchObject(refusal('already_in_call'));
});

test('who joins sees who is there; the others hear of it, each once', async () => {
  const { producerId } = await sendMedia(ann);
  await ann.client.ask('peer:update', { mic: true, hand: true });
  const state = { mic: false, camera: true, screen: false, hand: false, quality: 'fair' };
  const carl = await scene.enter({ node: 'video-2', input: { state: { camera: true, quality: 'fair' } } });
  expect(carl.peers.map(({ peerId }) => peerId)).toEqual([ann.peerId, bob.peerId]);
  expect(carl.peers[0]).toMatchObject({
    userId: ann.claims.sub,
    state: { mic: true, hand: true, camera: false },
    producers: [{ producerId, kind: 'audio', source: 'mic', paused: false }],
  });
  for (const { client } of [ann, bob]) {
    const joined = await client.hears('peer:joined', ({ peerId }) => peerId === carl.peerId);
    expect(joined).toEqual({ peerId: carl.peerId, userId: carl.claims.sub, state, speaks: true, producers: [] });
    expect(client.all('peer:joined').filter(({ peerId }) => peerId === carl.peerId)).toHaveLength(1);
  }
  expect(carl.client.all('peer:joined')).toEqual([]);
});

test('what changes of a person is told to the others only', async () => {
  await bob.client.ask('peer:update', { hand: true, quality: 'poor' });
  const { state } = await ann.client.hears('peer:changed', ({ peerId }) => peerId === bob.peerId);
  expect(state).toEqual({ mic: false, camera: false, screen: false, hand: true, quality: 'poor' });
  expect(bob.client.all('peer:changed')).toEqual([]);
});

test('a signal goes to one person of the same call, and tells from whom', async () => {
  const carl = await scene.enter();
  const description = { type: 'offer' as const, sdp: 'v=0\r\n' };
  await ann.client.ask('signal', { to: bob.peerId, description });
  await ann.client.ask('signal', {
    to: bob.peerId,
    candidate: { candidate: 'candidate:1 1 udp 1 192.0.2.1 9 typ host', sdpMid: '0' },
  });
  await ann.client.ask('signal', { to: bob.peerId, candidate: null });
  await bob.client.until(() => bob.client.all('signal').length === 3, 'three signals');
  expect(bob.client.all('signal').map(({ from }) => from)).toEqual([ann.peerId, ann.peerId, ann.peerId]);
  expect(bob.client.all('signal')[0]).toEqual({ from: ann.peerId, description });
  expect([carl.client.all('signal'), ann.client.all('signal')]).toEqual([[], []]);
  const elsewhere = new Scene();
  const stranger = await elsewhere.enter();
  await expect(ann.client.ask('signal', { to: stranger.peerId, description })).rejects.toMatchObject(
    refusal('unknown_peer'),
  );
  await expect(ann.client.ask('signal', { to: bob.peerId })).rejects.toMatchObject(refusal('validation_failed'));
  await elsewhere.end();
});

test('a producer is told of as it comes, pauses, goes on and goes; others may consume it', async () => {
  const { producerId } = await sendMedia(bob, 'camera');
  const added = await ann.client.hears('producer:added');
  expect(added).toEqual({ peerId: bob.peerId, producerId, kind: 'video', source: 'camera', paused: false });
  const consumer = await receiveMedia(ann, producerId);
  expect(consumer).toMatchObject({ producerId, peerId: bob.peerId, kind: 'video', source: 'camera' });
  expect(consumer.rtpParameters.encodings).toHaveLength(1);
  const { consumerId } = consumer;
  await ann.client.ask('consumer:resume', { consumerId });
  await ann.client.ask('consumer:layers', { consumerId, spatial: 2, temporal: 0 });
  await ann.client.ask('consumer:pause', { consumerId });
  await bob.client.ask('producer:pause', { producerId });
  await bob.client.ask('producer:resume', { producerId });
  await ann.client.until(() => ann.client.all('producer:changed').length === 2, 'both changes');
  expect(ann.client.all('producer:changed').map(({ paused }) => paused)).toEqual([true, false]);
  await bob.client.ask('producer:close', { producerId });
  await ann.client.hears('producer:closed', closed => closed.producerId === producerId);
  await ann.client.hears('consumer:closed', closed => closed.consumerId === consumerId);
  await expect(ann.client.ask('consumer:resume', { consumerId })).rejects.toMatchObject(refusal('unknown_media'));
});

test('out of order and twice: refused, and the right order still works', async () => {
  const { client } = ann;
  await expect(client.ask('consumer:create', { producerId: id, rtpCapabilities: {} })).rejects.toMatchObject(
    refusal('unknown_media'),
  );
  const theirs = await sendMedia(bob);
  const consume = { producerId: theirs.producerId, rtpCapabilities: ann.routerRtpCapabilities };
  await expect(client.ask('consumer:create', consume)).rejects.toMatchObject(refusal('media_refused'));
  const sent = await sendMedia(ann);
  await client.ask('transport:connect', { transportId: sent.transportId, dtlsParameters });
  await expect(
    client.ask('transport:connect', { transportId: sent.transportId, dtlsParameters }),
  ).rejects.toMatchObject(refusal('media_refused'));
  await expect(client.ask('producer:create', sent.input)).rejects.toMatchObject(refusal('media_refused'));
  await client.ask('producer:close', { producerId: sent.producerId });
  await expect(client.ask('producer:close', { producerId: sent.producerId })).rejects.toMatchObject(
    refusal('unknown_media'),
  );
  await client.ask('producer:create', sent.input);
  const { id: receiving } = await client.ask('transport:create', { direction: 'recv' });
  await expect(client.ask('producer:create', { ...sent.input, transportId: receiving })).rejects.toMatchObject(
    refusal('media_refused'),
  );
  expect(await client.ask('transport:restart-ice', { transportId: receiving })).toMatchObject({
    iceParameters: { usernameFragment: expect.any(String) },
  });
});

test('a client without the codec is told so; a source has its kind', async () => {
  const { producerId } = await sendMedia(bob, 'camera');
  await ann.client.ask('transport:create', { direction: 'recv' });
  const audioOnly = ann.routerRtpCapabilities.codecs?.filter(({ kind }) => kind === 'audio');
  const input = { producerId, rtpCapabilities: { codecs: audioOnly } };
  await expect(ann.client.ask('consumer:create', input)).rejects.toMatchObject(refusal('media_refused'));
  const { id: transportId } = await bob.client.ask('transport:create', { direction: 'send' });
  const screen = { transportId, kind: 'audio', rtpParameters: micParameters(), source: 'screen' };
  await expect(bob.client.ask('producer:create', screen)).rejects.toMatchObject(refusal('media_refused'));
  const disguise = { transportId, kind: 'audio', rtpParameters: cameraParameters(), source: 'mic' };
  const disguised = bob.client.ask('producer:create', disguise);
  await expect(disguised).rejects.toMatchObject(refusal('validation_failed'));
});

test("another person's transports, producers and consumers are unknown", async () => {
  const theirs = await sendMedia(bob);
  const mine = await sendMedia(ann);
  const { consumerId, transportId } = await receiveMedia(bob, mine.producerId);
  const tries: [VideoCommand, object][] = [
    ['transport:connect', { transportId, dtlsParameters }],
    ['transport:restart-ice', { transportId }],
    ['producer:create', { ...mine.input, source: 'screen-audio', transportId: theirs.transportId }],
    ['producer:pause', { producerId: theirs.producerId }],
    ['producer:resume', { producerId: theirs.producerId }],
    ['producer:close', { producerId: theirs.producerId }],
    ['consumer:resume', { consumerId }],
    ['consumer:pause', { consumerId }],
    ['consumer:close', { consumerId }],
    ['consumer:layers', { consumerId, spatial: 1 }],
  ];
  for (const [name, input] of tries)
    await expect(ann.client.ask(name, input)).rejects.toMatchObject(refusal('unknown_media'));
  await bob.client.ask('producer:pause', { producerId: theirs.producerId });
  await bob.client.ask('consumer:resume', { consumerId });
});

test('the own producer, and one of another call, cannot be consumed; in a call check the own one can', async () => {
  const own = await sendMedia(ann);
  await expect(receiveMedia(ann, own.producerId)).rejects.toMatchObject(refusal('unknown_media'));
  const elsewhere = new Scene();
  const stranger = await elsewhere.enter();
  await expect(receiveMedia(stranger, own.producerId)).rejects.toMatchObject(refusal('unknown_media'));
  const check = new Scene(newCall('check'));
  const tester = await check.enter();
  expect(tester.topology).toBe('sfu');
  const { producerId } = await sendMedia(tester);
  expect(await receiveMedia(tester, producerId)).toMatchObject({ producerId, peerId: tester.peerId });
  await Promise.all([elsewhere.end(), check.end()]);
});

test('transports are limited', async () => {
  for (let count = 0; count < 4; count += 1)
    await bob.client.ask('transport:create', { direction: 'send', forceTcp: true });
  await expect(bob.client.ask('transport:create', { direction: 'send' })).rejects.toMatchObject(
    refusal('media_refused'),
  );
});

test('forced to TCP: no UDP candidate is offered', async () => {
  const { iceCandidates } = await ann.client.ask('transport:create', { direction: 'recv', forceTcp: true });
  expect(new Set(iceCandidates.map(({ protocol }) => protocol))).toEqual(new Set(['tcp']));
});

test('every notice and reply of a call is as the contract says', async () => {
  const carl = await scene.enter({ claims: { moderate: true } });
  const { producerId } = await sendMedia(bob);
  await receiveMedia(ann, producerId);
  await carl.client.ask('peer:mute', { peerId: bob.peerId, source: 'mic' });
  await carl.client.ask('call:leave');
  await ann.client.hears('peer:left');
  for (const { client, ...joined } of [ann, bob, carl]) {
    expect(videoCommands['call:join'].reply.safeParse(joined).error).toBeUndefined();
    for (const { notice, payload } of client.heard) {
      expect([notice, videoNotices[notice as keyof typeof videoNotices]?.safeParse(payload).error]).toEqual([
        notice,
        undefined,
      ]);
    }
  }
});
