import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { eventually } from '@parley/dev-env/eventually';
import { logLines } from '@parley/dev-env/log-lines';
import { signTicket, ticketClaims } from '@parley/dev-env/call-tickets';
import { connectVideo, type Caller } from '@parley/dev-env/video-sockets';
import { receiveMedia, refusal, Scene, sendMedia } from './support/scene.ts';

let scene: Scene;
let boss: Caller;
let ann: Caller;
let bob: Caller;

beforeEach(async () => {
  scene = new Scene();
  boss = await scene.enter({ node: 'video-1', claims: { moderate: true } });
  ann = await scene.enter({ node: 'video-2' });
  bob = await scene.enter({ node: 'video-1' });
});
afterEach(() => scene.end());

test('who does not moderate may neither mute, remove nor end', async () => {
  expect([boss.moderate, ann.moderate]).toEqual([true, false]);
  const { client } = ann;
  const mute = client.ask('peer:mute', { peerId: bob.peerId, source: 'mic' });
  await expect(mute).rejects.toMatchObject(refusal('forbidden'));
  await expect(client.ask('peer:remove', { peerId: boss.peerId })).rejects.toMatchObject(refusal('forbidden'));
  await expect(client.ask('call:end')).rejects.toMatchObject(refusal('forbidden'));
  await expect(client.ask('peer:remove', { peerId: randomUUID() })).rejects.toMatchObject(refusal('forbidden'));
  expect(await bob.client.ask('peer:update', {})).toEqual({});
  const lines = () =>
    logLines('access refused', 'video-1', 'video-2').filter(line => line['userId'] === ann.claims.sub);
  await eventually(() =>
    expect(lines().map(({ what }) => what)).toEqual(['peer:mute', 'peer:remove', 'call:end', 'peer:remove']),
  );
});

test('muted: the microphone is paused, its owner is told by whom, and may speak again', async () => {
  const { producerId } = await sendMedia(ann);
  await receiveMedia(bob, producerId);
  await boss.client.ask('peer:mute', { peerId: ann.peerId, source: 'mic' });
  expect(await ann.client.hears('media:muted')).toEqual({ source: 'mic', by: boss.claims.sub });
  const changed = { peerId: ann.peerId, producerId, paused: true };
  expect(await bob.client.hears('producer:changed')).toEqual(changed);
  expect([bob.client.all('media:muted'), ann.client.all('producer:changed')]).toEqual([[], []]);
  await ann.client.ask('producer:resume', { producerId });
  await bob.client.hears('producer:changed', ({ paused }) => !paused);
});

test('muted while media goes directly: the owner is told, and silences itself', async () => {
  await boss.client.ask('peer:mute', { peerId: bob.peerId, source: 'camera' });
  expect(await bob.client.hears('media:muted')).toEqual({ source: 'camera', by: boss.claims.sub });
});

test('removed: told so and cut; the others hear who it was', async () => {
  await boss.client.ask('peer:remove', { peerId: ann.peerId });
  expect(await ann.client.hears('call:ended')).toEqual({ reason: 'removed' });
  await ann.client.gone;
  for (const { client } of [boss, bob]) {
    expect(await client.hears('peer:left')).toEqual({ peerId: ann.peerId, reason: 'removed' });
    expect(client.all('call:ended')).toEqual([]);
  }
  await expect(boss.client.ask('peer:remove', { peerId: ann.peerId })).rejects.toMatchObject(refusal('unknown_peer'));
});

test.each(['video-1', 'video-2'])('removed: nobody comes back by %s, with whichever device or ticket', async node => {
  const { sub, sid } = ann.claims;
  const phone = await scene.enter({ claims: { sub } });
  const waiting = await connectVideo(signTicket(ticketClaims(scene.call, { sub })), { node });
  await boss.client.ask('peer:remove', { peerId: ann.peerId });
  for (const { client } of [ann, phone]) {
    expect(await client.hears('call:ended')).toEqual({ reason: 'removed' });
    await client.gone;
  }
  await expect(waiting.ask('call:join')).rejects.toMatchObject(refusal('forbidden'));
  waiting.close();
  for (const claims of [{ sub }, { sub, sid }]) {
    await expect(scene.enter({ node, claims })).rejects.toMatchObject(refusal('forbidden'));
    const resume = { resume: ann.peerId };
    await expect(scene.enter({ node, claims, input: resume })).rejects.toMatchObject(refusal('forbidden'));
  }
  expect((await scene.enter({ node })).peers.map(({ userId }) => userId)).not.toContain(sub);
});

test('another device of the one who moderates only goes', async () => {
  const { sub } = boss.claims;
  const phone = await scene.enter({ claims: { sub } });
  await boss.client.ask('peer:remove', { peerId: phone.peerId });
  await phone.client.gone;
  expect((await scene.enter({ claims: { sub } })).peers).toHaveLength(3);
  expect(boss.client.all('call:ended')).toEqual([]);
});

test('ended for all: everybody is told so and cut, who ended it too', async () => {
  await boss.client.ask('call:end');
  for (const { client } of [boss, ann, bob]) {
    expect(await client.hears('call:ended')).toEqual({ reason: 'ended' });
    await client.gone;
  }
  await expect(scene.enter()).rejects.toMatchObject(refusal('unknown_call'));
});
