import { beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { mentionOf } from '@parley/contracts/mentions';
import { peopleApi } from '@parley/contracts/people/people-api';
import { setOf } from '@parley/contracts/spaces/permissions';
import type { Space } from '@parley/contracts/spaces/space';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { callAs } from '@parley/dev-env/call';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPeople, send, type Person } from '@parley/dev-env/people';
import { refusal } from '@parley/dev-env/refusal';
import { builtIn, channelsOf, joinSpace, newSpace, textChannel } from '@parley/dev-env/spaces';
import { online } from './support/online.ts';

let ann: Person, bob: Person, eve: Person, max: Person;

beforeAll(async () => {
  [ann, bob, eve, max] = (await newPeople(4, 'called')) as [Person, Person, Person, Person];
});

async function mentionsIn(who: Person, roomId: string): Promise<number> {
  return (await callAs(who, chatApi.getRoom, { params: { id: roomId } })).room.mentions;
}

test('everybody at once are those who are connected when it is said, in groups and in channels', async () => {
  const group = await newGroup(ann, [bob, eve]);
  const space = await newSpace(ann, 'friends', 'Callers');
  await joinSpace(ann, space, [bob, eve]);
  const { id: channelId } = await textChannel(ann, space);
  const there = await online(bob);
  for (const roomId of [group.id, channelId]) {
    await eventually(async () => {
      const { members } = await callAs(ann, chatApi.listMembers, { params: { id: group.id } });
      expect(members.find(({ user }) => user.id === bob.user.id)?.online).toBe(true);
    });
    await send(ann, roomId, `Who is there? ${mentionOf.here}`);
    await eventually(async () => expect(await mentionsIn(bob, roomId)).toBe(1));
    expect(await mentionsIn(eve, roomId)).toBe(0);
    const { messages } = await callAs(eve, chatApi.history, { params: { id: roomId } });
    expect(messages.find(({ mentions }) => mentions)?.mentions).toMatchObject({ here: true, hereIds: [bob.user.id] });
  }
  await there.hears('room:digest', ({ roomId, mentions }) => roomId === channelId && mentions?.length === 1);
});

test('who was blocked calls in vain', async () => {
  const group = await newGroup(ann, [bob, max]);
  const space = await newSpace(ann, 'friends', 'Blockers');
  await joinSpace(ann, space, [bob, max]);
  const { id: channelId } = await textChannel(ann, space);
  await callAs(bob, peopleApi.blockPerson, { params: { userId: max.user.id } });
  const hearer = await online(bob);
  for (const roomId of [group.id, channelId]) {
    await send(max, roomId, `You ${mentionOf.person(bob.user.id)}`);
    await send(ann, roomId, `And you ${mentionOf.person(bob.user.id)}`);
    await eventually(async () => expect(await mentionsIn(bob, roomId)).toBe(1));
  }
  await eventually(() => expect(hearer.all('room:digest').flatMap(({ mentions = [] }) => mentions)).toEqual([2]));
  const { spaces } = await callAs(bob, spaceApi.listSpaces, {});
  expect(spaces.find(({ id }) => id === space.id)?.mentions).toBe(1);
});

test('who is offered in a channel are members who see it, found by username, name or nickname', async () => {
  const space: Space = await newSpace(ann, 'friends', 'Readers');
  await joinSpace(ann, space, [bob, eve]);
  const view = String(setOf(['viewChannel']));
  const overwrites = [
    { kind: 'role', id: builtIn(space, 'member').id, allow: '0', deny: view },
    { kind: 'person', id: bob.user.id, allow: view, deny: '0' },
  ] as const;
  const body = { name: 'quiet', overwrites: [...overwrites] };
  const { channel } = await callAs(ann, spaceApi.createChannel, { params: { id: space.id }, body });
  await callAs(bob, spaceApi.updateMember, {
    params: { id: space.id, userId: bob.user.id },
    body: { nickname: 'Old Thyme' },
  });
  const search = async (who: Person, query: object) =>
    (await callAs(who, spaceApi.listSpaceMembers, { params: { id: space.id }, query })).members
      .map(({ user }) => user.id)
      .sort();
  const ids = (...people: Person[]) => people.map(({ user }) => user.id).sort();
  expect(await search(ann, { search: 'called' })).toEqual(ids(ann, bob, eve));
  expect(await search(ann, { search: 'called', channelId: channel.id })).toEqual(ids(ann, bob));
  expect(await search(ann, { channelId: channel.id })).toEqual(ids(ann, bob));
  expect(await search(bob, { search: 'THYM', channelId: channel.id })).toEqual(ids(bob));
  expect(await search(ann, { search: max.user.username })).toEqual([]);
  expect(await search(ann, { search: 'called', limit: 1 })).toHaveLength(1);
  expect(await refusal(search(eve, { search: 'called', channelId: channel.id }))).toBe('unknown_room');
  expect((await channelsOf(eve, space)).some(({ id }) => id === channel.id)).toBe(false);
});
