import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { callLimits } from '@parley/contracts/video-events';
import { stopwatch } from '@parley/dev-env/stopwatch';
import type { Caller } from '@parley/dev-env/video-sockets';
import { receiveMedia, refusal, Scene, sendMedia } from './support/scene.ts';

let scene: Scene;
let ann: Caller;
let bob: Caller;

beforeEach(async () => {
  scene = new Scene();
  ann = await scene.enter({ node: 'video-1' });
  bob = await scene.enter({ node: 'video-2' });
});
afterEach(() => scene.end());

/** The same browser again, with a new ticket. */
const again = ({ claims: { sub, sid }, peerId }: Caller, { resume = true, node = 'video-1' } = {}) =>
  scene.enter({ node, claims: { sub, sid }, input: resume ? { resume: peerId } : {} });

test.each(['video-1', 'video-2'])(
  'a lost socket comes back by %s within 10 s: everything is still there',
  async node => {
    const { producerId } = await sendMedia(bob, 'camera');
    const mic = await sendMedia(ann);
    const { consumerId } = await receiveMedia(bob, mic.producerId);
    bob.client.close();
    await sleep(500);
    const back = await again(bob, { node });
    expect([back.resumed, back.peerId]).toEqual([true, bob.peerId]);
    expect(back.peers.map(({ peerId }) => peerId)).toEqual([ann.peerId]);
    await back.client.ask('consumer:resume', { consumerId });
    await back.client.ask('producer:pause', { producerId });
    expect(await ann.client.hears('producer:changed')).toEqual({ peerId: bob.peerId, producerId, paused: true });
    expect(ann.client.all('peer:left')).toEqual([]);
    expect(ann.client.all('peer:joined')).toHaveLength(1);
    await ann.client.ask('signal', { to: bob.peerId, candidate: null });
    await back.client.hears('signal');
  },
);

test('it may come back before the server knows that it was lost: the old socket is cut', async () => {
  const back = await again(bob);
  expect([back.resumed, back.peerId]).toEqual([true, bob.peerId]);
  await bob.client.gone;
  await back.client.ask('peer:update', { hand: true });
  await ann.client.hears('peer:changed', ({ state }) => state.hand);
  await sleep(300);
  expect(ann.client.all('peer:left')).toEqual([]);
});

test("nobody resumes another session's peer", async () => {
  bob.client.close();
  const eve = await scene.enter({ input: { resume: bob.peerId } });
  expect(eve.resumed).toBe(false);
  expect(eve.peerId).not.toBe(bob.peerId);
  expect((await again(bob)).resumed).toBe(true);
});

test('a ghost counts as present, and leaves after 10 s; then there is nothing to resume', async () => {
  const carl = await scene.enter();
  const epoch = (await ann.client.hears('topology:changed')).epoch;
  for (const { client } of [ann, bob, carl]) await client.ask('topology:ready', { epoch });
  const { producerId } = await sendMedia(bob);
  await receiveMedia(ann, producerId);
  const lost = Date.now();
  const away = stopwatch();
  bob.client.close();
  expect((await scene.enter()).peers.map(({ peerId }) => peerId)).toContain(bob.peerId);
  expect(await ann.client.hears('peer:left')).toEqual({ peerId: bob.peerId, reason: 'lost' });
  expect(Date.now() - lost).toBeGreaterThan(callLimits.ghostMs - 1_000);
  expect(away()).toBeLessThan(callLimits.ghostMs + 5_000);
  await ann.client.hears('consumer:closed', closed => closed.producerId === producerId);
  const back = await again(bob);
  expect(back.resumed).toBe(false);
  expect(back.peerId).not.toBe(bob.peerId);
});

test('the same session joins again without resuming: the first connection gives way', async () => {
  const { producerId } = await sendMedia(bob);
  await receiveMedia(ann, producerId);
  const second = await again(bob, { resume: false, node: 'video-2' });
  expect(await bob.client.hears('call:ended')).toEqual({ reason: 'elsewhere' });
  await bob.client.gone;
  await ann.client.hears('peer:left', ({ peerId }) => peerId === bob.peerId);
  await ann.client.hears('peer:joined', ({ peerId }) => peerId === second.peerId);
  await ann.client.hears('consumer:closed', closed => closed.producerId === producerId);
  expect(await second.client.ask('peer:update', { mic: true })).toEqual({});
  await expect(ann.client.ask('signal', { to: bob.peerId, candidate: null })).rejects.toMatchObject(
    refusal('unknown_peer'),
  );
});

test('a person has four devices in a call; one that comes back is not a fifth', async () => {
  const { sub } = bob.claims;
  const devices = [bob];
  while (devices.length < callLimits.devices) devices.push(await scene.enter({ node: 'video-1', claims: { sub } }));
  const another = () => scene.enter({ node: 'video-2', claims: { sub } });
  await expect(another()).rejects.toMatchObject(refusal('call_full'));
  expect((await again(bob, { resume: false })).resumed).toBe(false);
  await expect(another()).rejects.toMatchObject(refusal('call_full'));
  await devices.at(-1)?.client.ask('call:leave');
  expect((await another()).peers.filter(({ userId }) => userId === sub)).toHaveLength(callLimits.devices - 1);
  expect((await scene.enter()).peers).toHaveLength(callLimits.devices + 1);
});

test('another device of the same person is a peer of its own', async () => {
  const phone = await scene.enter({ claims: { sub: bob.claims.sub } });
  expect(phone.peers.map(({ userId }) => userId)).toEqual([ann.claims.sub, bob.claims.sub]);
  await phone.client.ask('call:leave');
  await ann.client.hears('peer:left', ({ peerId }) => peerId === phone.peerId);
  expect(bob.client.all('call:ended')).toEqual([]);
});
