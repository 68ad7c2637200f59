import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { setOf } from '@parley/contracts/spaces/permissions';
import type { Channel, Space } from '@parley/contracts/spaces/space';
import { auditApi } from '@parley/contracts/spaces/audit-api';
import { moderationApi } from '@parley/contracts/spaces/moderation-api';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { videoApi } from '@parley/contracts/video-api';
import { callAs } from '@parley/dev-env/call';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPeople, type Person } from '@parley/dev-env/people';
import { refusal } from '@parley/dev-env/refusal';
import { connect, type TestClient } from '@parley/dev-env/sockets';
import { builtIn, channelsOf, joinSpace, newSpace } from '@parley/dev-env/spaces';
import jwt from 'jsonwebtoken';
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
});
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

test('the tickets of a stage say so, and who moderates', async () => {
  const body = { name: 'Podium', type: 'voice' as const };
  const { channel } = await callAs(ann, spaceApi.createChannel, { params: { id: space.id }, body });
  expect(channel.stage).toBe(false);
  await callAs(ann, spaceApi.updateChannel, { params: { id: channel.id }, body: { stage: true } });
  const claims = await Promise.all(
    [ann, bob].map(async person => {
      const { ticket } = await callAs(person, videoApi.callTicket, { params: { id: channel.id } });
      return jwt.decode(ticket);
    }),
  );
  expect(claims).toMatchObject([
    { stage: true, moderate: true },
    { stage: true, moderate: false },
  ]);
});

test('a moderator moves somebody to the call of another channel of the space, where they may be', async () => {
  const [annHears, bobHears] = clients as [TestClient, TestClient];
  const [annId, bobId] = [ann, bob].map(person => (person as Person).user.id) as [string, string];
  const voice = { name: 'Lounge', type: 'voice' as const };
  const { channel: lounge } = await callAs(ann, spaceApi.createChannel, { params: { id: space.id }, body: voice });
  const move = (by: Person | undefined, to: string, userId = bobId) =>
    refusal(callAs(by, moderationApi.moveInCall, { params: { id: daily.id }, body: { userId, to } }));
  expect(await move(ann, lounge.id)).toBe('unknown_peer');
  const startedAt = new Date().toISOString();
  await video.run(daily.id, { callId: randomUUID(), startedAt, participants: [annId, bobId] });
  expect(await move(bob, lounge.id, annId)).toBe('forbidden');
  expect(await move(ann, daily.id)).toBe('forbidden');
  expect(await move(ann, randomUUID())).toBe('unknown_room');
  const group = await newGroup(ann as Person, [bob as Person]);
  expect(await move(ann, group.id)).toBe('forbidden');
  const deny = String(setOf(['joinCalls']));
  const overwrites = [{ kind: 'person' as const, id: bobId, allow: '0', deny }];
  const closed = { ...voice, name: 'Closed', overwrites };
  const { channel } = await callAs(ann, spaceApi.createChannel, { params: { id: space.id }, body: closed });
  expect(await move(ann, channel.id)).toBe('forbidden');
  expect(await move(ann, lounge.id)).toBe('allowed');
  expect(await bobHears.hears('call:moved')).toEqual({ from: daily.id, to: lounge.id, by: annId });
  expect(annHears.all('call:moved')).toEqual([]);
  const { entries } = await eventually(async () => {
    const page = await callAs(ann, auditApi.listAudit, { params: { id: space.id }, query: { action: 'call.moved' } });
    expect(page.entries).toHaveLength(1);
    return page;
  });
  expect(entries).toMatchObject([{ by: annId, target: bobId, after: { from: daily.id, to: lounge.id } }]);
});
