import { beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { peopleApi } from '@parley/contracts/people/people-api';
import { statusApi } from '@parley/contracts/people/status-api';
import type { PersonStatus } from '@parley/contracts/people/status';
import type { Space } from '@parley/contracts/spaces/space';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { callAs } from '@parley/dev-env/call';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPeople, type Person } from '@parley/dev-env/people';
import { connect, type TestClient } from '@parley/dev-env/sockets';
import { joinSpace, newSpace, textChannel } from '@parley/dev-env/spaces';

let ann: Person, bob: Person, eve: Person;
let space: Space;

beforeAll(async () => {
  [ann, bob, eve] = (await newPeople(3, 'status')) as [Person, Person, Person];
  space = await newSpace(ann, 'friends', 'Gardeners');
  await joinSpace(ann, space, [bob]);
});

type Said = Parameters<typeof callAs<typeof statusApi.setStatus>>[2]['body'];
const say = async (who: Person, body: Said) => (await callAs(who, statusApi.setStatus, { body })).status;
const watch = async (client: TestClient, people: Person[], place: object = { spaceId: space.id }) =>
  (await client.ask('people:watch', { ...place, userIds: people.map(({ user }) => user.id) })).people;
const quiet = { text: '', until: null, lastSeenAt: null };

/** The newest that a client heard of somebody. */
const newestOf = (client: TestClient, { user }: Person): PersonStatus | undefined =>
  client.all('person:status').findLast(({ userId }) => userId === user.id);

test('who has somebody in view hears them come, rest, wake and go, on the other node too', async () => {
  const [here, there] = [await connect(ann, { node: 'chat-1' }), await connect(ann, { node: 'chat-2' })];
  for (const client of [here, there])
    expect(await watch(client, [bob])).toEqual([{ userId: bob.user.id, presence: 'offline', ...quiet }]);
  const bobs = await connect(bob, { node: 'chat-1' });
  const all = async (presence: string) =>
    eventually(async () => {
      for (const client of [here, there]) expect(newestOf(client, bob)?.presence).toBe(presence);
    });
  await all('online');
  await bobs.ask('presence:rest', { isResting: true });
  await all('idle');
  await bobs.ask('presence:rest', { isResting: false });
  await all('online');
  bobs.close();
  await all('offline');
  here.close();
  there.close();
});

test('who looks at others, or at nobody, hears nothing more of them', async () => {
  const client = await connect(ann);
  await watch(client, [bob]);
  await watch(client, []);
  const before = client.all('person:status').length;
  await say(bob, { text: 'Away' });
  await watch(client, [ann]);
  await say(ann, { text: 'Here' });
  await client.hears('person:status', ({ userId, text }) => userId === ann.user.id && text === 'Here');
  expect(
    client
      .all('person:status')
      .slice(before)
      .map(({ userId }) => userId),
  ).not.toContain(bob.user.id);
  await Promise.all([say(ann, {}), say(bob, {})]);
  client.close();
});

test('what somebody says is told, and is over at its time', async () => {
  const [client, bobs] = [await connect(ann), await connect(bob)];
  const until = new Date(Date.now() + 1_500).toISOString();
  await watch(client, [bob]);
  expect(await say(bob, { mode: 'dnd', text: ' In the garden ', until })).toEqual({
    ...{ mode: 'dnd', text: 'In the garden', until, showsLastSeen: false },
  });
  const heard = await client.hears('person:status', ({ text }) => text === 'In the garden');
  expect(heard).toEqual({ userId: bob.user.id, presence: 'dnd', text: 'In the garden', until, lastSeenAt: null });
  // The own devices know as well.
  await bobs.hears('person:status', ({ text }) => text === 'In the garden');
  await eventually(async () =>
    expect(await watch(client, [bob])).toEqual([{ userId: bob.user.id, presence: 'online', ...quiet }]),
  );
  expect((await callAs(bob, statusApi.getStatus, {})).status).toEqual({
    ...{ mode: 'auto', text: '', until: null, showsLastSeen: false },
  });
  client.close();
  bobs.close();
});

test('when somebody was there last is told of who wants it, and forgotten of who does not any more', async () => {
  const client = await connect(ann);
  const seenAt = async () => (await watch(client, [bob]))[0]?.lastSeenAt;
  const visit = async () => {
    const bobs = await connect(bob);
    await eventually(async () => expect((await watch(client, [bob]))[0]?.presence).toBe('online'));
    expect(await seenAt()).toBeNull();
    bobs.close();
    await eventually(async () => expect((await watch(client, [bob]))[0]?.presence).toBe('offline'));
  };
  await visit();
  expect(await seenAt()).toBeNull();
  const before = Date.now();
  await say(bob, { showsLastSeen: true });
  await visit();
  expect(Date.parse((await seenAt()) ?? '')).toBeGreaterThanOrEqual(before);
  await say(bob, {});
  await say(bob, { showsLastSeen: true });
  expect(await seenAt()).toBeNull();
  client.close();
});

test('only who shares the place is answered, and about those who are in it', async () => {
  const [anns, eves] = [await connect(ann), await connect(eve)];
  expect(await eves.command('people:watch', { spaceId: space.id, userIds: [bob.user.id] })).toMatchObject({
    ok: false,
    error: { code: 'unknown_space' },
  });
  expect(await watch(anns, [eve, bob])).toMatchObject([{ userId: bob.user.id }]);
  const general = await textChannel(ann, space);
  expect(await watch(anns, [eve, bob], { roomId: general.id })).toMatchObject([{ userId: bob.user.id }]);
  const group = await newGroup(ann, [eve]);
  expect(await watch(anns, [eve, bob], { roomId: group.id })).toMatchObject([{ userId: eve.user.id }]);
  expect(await eves.command('people:watch', { roomId: space.id, userIds: [] })).toMatchObject({
    error: { code: 'unknown_room' },
  });
  anns.close();
  eves.close();
});

test('who left a space, or is blocked in a dm, hears nothing of the people there', async () => {
  const [dan] = (await newPeople(1, 'status')) as [Person];
  await joinSpace(ann, space, [dan]);
  const dans = await connect(dan);
  expect(await watch(dans, [bob])).toHaveLength(1);
  await callAs(ann, spaceApi.kickMember, { params: { id: space.id, userId: dan.user.id }, body: {} });
  await dans.hears('space:changed', ({ reason }) => reason === 'left');
  await say(bob, { text: 'After the kick' });
  // An answer that comes after it.
  await dans.ask('sync', { rooms: {} });
  expect(dans.all('person:status').map(({ text }) => text)).not.toContain('After the kick');
  await say(bob, {});
  dans.close();

  const { room } = await callAs(ann, chatApi.createRoom, { body: { kind: 'dm', memberIds: [eve.user.id] } });
  const eves = await connect(eve);
  expect(await watch(eves, [ann], { roomId: room.id })).toHaveLength(1);
  await callAs(ann, peopleApi.blockPerson, { params: { userId: eve.user.id } });
  await eventually(async () => expect(await watch(eves, [ann], { roomId: room.id })).toEqual([]));
  await callAs(ann, peopleApi.unblockPerson, { params: { userId: eve.user.id } });
  eves.close();
});

test.each([
  ['no place', { userIds: [] }, 'spaceId'],
  ['two places', { spaceId: crypto.randomUUID(), roomId: crypto.randomUUID(), userIds: [] }, 'spaceId'],
  [
    'too many',
    { spaceId: crypto.randomUUID(), userIds: Array.from({ length: 101 }, () => crypto.randomUUID()) },
    'userIds',
  ],
  ['no ids', { spaceId: crypto.randomUUID(), userIds: ['bob'] }, 'userIds'],
])('a look with %s names its field', async (_name, input, field) => {
  const client = await connect(ann);
  const answer = await client.command('people:watch', input as never);
  expect(answer).toMatchObject({ ok: false, error: { code: 'validation_failed' } });
  expect(JSON.stringify(answer)).toContain(field);
  client.close();
});

test.each([
  ['a long text', { text: 'x'.repeat(101) }, 'text'],
  ['another mode', { mode: 'invisible' }, 'mode'],
  ['no time', { until: 'soon' }, 'until'],
  ['an unknown field', { emoji: '🌹' }, 'emoji'],
])('%s is refused by its field', async (_name, body, field) => {
  await expect(callAs(ann, statusApi.setStatus, { body: body as never })).rejects.toMatchObject({
    code: 'validation_failed',
    message: expect.stringContaining(field),
  });
});
