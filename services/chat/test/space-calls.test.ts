import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { setOf } from '@parley/contracts/spaces/permissions';
import type { Channel, Space } from '@parley/contracts/spaces/space';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { callAs } from '@parley/dev-env/call';
import { eventually } from '@parley/dev-env/eventually';
import { newPeople, type Person } from '@parley/dev-env/people';
import { connect, type TestClient } from '@parley/dev-env/sockets';
import { builtIn, channelsOf, joinSpace, newSpace } from '@parley/dev-env/spaces';
import { ended, pretendVideo, started, type PretendedVideo } from './support/video.ts';

let [ann, bob]: Person[] = [];
let space: Space;
let daily: Channel;
let video: PretendedVideo;
const clients: TestClient[] = [];

beforeAll(async () => {
  [ann, bob] = (await newPeople(2, 'caller')) as [Person, Person];
  video = await pretendVideo();
  space = await newSpace(ann, 'team', 'Callers');
  await joinSpace(ann, space, [bob]);
  daily = (await channelsOf(ann, space)).find(({ name }) => name === 'Daily') as Channel;
  clients.push(await connect(ann, { node: 'chat-1' }), await connect(bob, { node: 'chat-2' }));
}, 60_000);
afterAll(async () => {
  clients.forEach(client => client.close());
  await video.close();
});

test('who is in a voice channel is told to everybody who sees it, without opening it, and leaves no line', async () => {
  const call = { callId: randomUUID(), roomId: daily.id };
  await video.publish(started(call, (ann as Person).user.id));
  for (const client of clients)
    expect(
      (await client.hears('call:changed', ({ roomId, call: is }) => roomId === daily.id && is !== null)).call,
    ).toMatchObject({
      callId: call.callId,
      participants: [(ann as Person).user.id],
    });
  await video.publish(ended(call, (ann as Person).user.id, [(ann as Person).user.id]));
  for (const client of clients)
    await client.hears('call:changed', ({ roomId, call: is }) => roomId === daily.id && is === null);
  expect((await callAs(ann, chatApi.history, { params: { id: daily.id } })).messages).toEqual([]);
});

test('a call of a channel that somebody does not see is not told to them', async () => {
  const deny = String(setOf(['viewChannel']));
  const overwrites = [{ kind: 'role' as const, id: builtIn(space, 'member').id, allow: '0', deny }];
  const body = { name: 'Board', type: 'voice' as const, overwrites };
  const { channel: board } = await callAs(ann, spaceApi.createChannel, { params: { id: space.id }, body });
  const [annHears, bobHears] = clients as [TestClient, TestClient];
  await video.publish(started({ callId: randomUUID(), roomId: board.id }, (ann as Person).user.id));
  await annHears.hears('call:changed', ({ roomId }) => roomId === board.id);
  // What comes after it and is for both: until then what is not heard is not coming.
  await video.publish(started({ callId: randomUUID(), roomId: daily.id }, (ann as Person).user.id));
  await eventually(() =>
    expect(bobHears.all('call:changed').filter(({ roomId }) => roomId === daily.id).length).toBe(3),
  );
  expect(bobHears.all('call:changed').some(({ roomId }) => roomId === board.id)).toBe(false);
});
