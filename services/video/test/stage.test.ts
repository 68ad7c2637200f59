import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { newCall } from '@parley/dev-env/call-tickets';
import type { Caller } from '@parley/dev-env/video-sockets';
import { receiveMedia, refusal, Scene, sendMedia } from './support/scene.ts';

let scene: Scene;
let host: Caller;
let ann: Caller;
let bob: Caller;

beforeEach(async () => {
  scene = new Scene({ ...newCall(), stage: true });
  host = await scene.enter({ node: 'video-1', claims: { moderate: true } });
  ann = await scene.enter({ node: 'video-2', input: { state: { mic: true, camera: true } } });
  bob = await scene.enter({ node: 'video-1' });
});
afterEach(() => scene.end());

const letSpeak = (who: Caller, speaks: boolean) => host.client.ask('peer:speak', { peerId: who.peerId, speaks });

test('who comes listens: they send nothing, are shown to send nothing, and reach nobody directly', async () => {
  expect([host, ann].map(({ stage, speaks, topology }) => [stage, speaks, topology])).toEqual([
    [true, true, 'sfu'],
    [true, false, 'sfu'],
  ]);
  expect((await host.client.hears('peer:joined', ({ peerId }) => peerId === ann.peerId)).speaks).toBe(false);
  expect(bob.peers.find(({ peerId }) => peerId === ann.peerId)?.state).toMatchObject({ mic: false, camera: false });
  await expect(sendMedia(ann)).rejects.toMatchObject(refusal('forbidden'));
  const candidate = { to: host.peerId, candidate: null };
  await expect(ann.client.ask('signal', candidate)).rejects.toMatchObject(refusal('forbidden'));
  await ann.client.ask('peer:update', { mic: true, hand: true });
  const shown = await host.client.hears('peer:changed', ({ peerId }) => peerId === ann.peerId);
  expect(shown.state).toMatchObject({ mic: false, hand: true });
});

test('a moderator lets somebody speak, on whichever node, and ends it for good', async () => {
  await ann.client.ask('peer:update', { hand: true });
  await letSpeak(ann, true);
  for (const { client } of [ann, bob, host])
    expect(await client.hears('peer:speaks')).toEqual({ peerId: ann.peerId, speaks: true });
  await bob.client.hears('peer:changed', ({ peerId, state }) => peerId === ann.peerId && !state.hand);
  const { transportId, input, producerId } = await sendMedia(ann);
  await receiveMedia(bob, producerId);
  await ann.client.ask('peer:update', { mic: true });
  await letSpeak(ann, false);
  await bob.client.hears('producer:closed', closed => closed.producerId === producerId);
  await bob.client.hears('consumer:closed', closed => closed.producerId === producerId);
  await bob.client.hears('peer:speaks', ({ speaks }) => !speaks);
  const again = ann.client.ask('producer:create', { ...input, transportId });
  await expect(again).rejects.toMatchObject(refusal('forbidden'));
});

test('a speaker speaks after a reload and with another device; one who stepped down does not', async () => {
  await letSpeak(ann, true);
  const { sub, sid } = ann.claims;
  const reloaded = await scene.enter({ node: 'video-1', claims: { sub, sid } });
  const phone = await scene.enter({ claims: { sub } });
  expect([reloaded.speaks, phone.speaks]).toEqual([true, true]);
  await phone.client.ask('peer:speak', { peerId: phone.peerId, speaks: false });
  await reloaded.client.hears('peer:speaks', ({ peerId, speaks }) => peerId === reloaded.peerId && !speaks);
  await expect(sendMedia(reloaded)).rejects.toMatchObject(refusal('forbidden'));
});

test('nobody lets themselves speak; moderators always do; where there is no stage everybody does', async () => {
  const { client, peerId } = ann;
  await expect(client.ask('peer:speak', { peerId, speaks: true })).rejects.toMatchObject(refusal('forbidden'));
  const others = { peerId: bob.peerId, speaks: false };
  await expect(client.ask('peer:speak', others)).rejects.toMatchObject(refusal('forbidden'));
  await expect(letSpeak(host, false)).rejects.toMatchObject(refusal('forbidden'));
  const open = new Scene();
  const boss = await open.enter({ claims: { moderate: true } });
  const eve = await open.enter();
  const quiet = boss.client.ask('peer:speak', { peerId: eve.peerId, speaks: false });
  await expect(quiet).rejects.toMatchObject(refusal('forbidden'));
  await open.end();
});
