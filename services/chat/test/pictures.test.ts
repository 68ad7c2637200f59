import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { profileApi } from '@parley/contracts/profile-api';
import { auditApi } from '@parley/contracts/spaces/audit-api';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import type { Space } from '@parley/contracts/spaces/space';
import { callAs } from '@parley/dev-env/call';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPeople, type Person } from '@parley/dev-env/people';
import { connect, type TestClient } from '@parley/dev-env/sockets';
import { joinSpace, newSpace } from '@parley/dev-env/spaces';

let ann: Person, bob: Person, eve: Person, max: Person;
let space: Space;
const clients: TestClient[] = [];

beforeAll(async () => {
  [ann, bob, eve, max] = (await newPeople(4, 'picture')) as [Person, Person, Person, Person];
  space = await newSpace(ann, 'team', 'Gardeners');
  await joinSpace(ann, space, [bob]);
});
afterAll(() => clients.forEach(client => client.close()));

async function socketOf(person: Person, node: string): Promise<TestClient> {
  const client = await connect(person, { node });
  clients.push(client);
  return client;
}

type Wish = Parameters<typeof callAs<typeof spaceApi.updateSpace>>[2]['body'];
const update = async (who: Person, body: Wish) =>
  (await callAs(who, spaceApi.updateSpace, { params: { id: space.id }, body })).space;

test('icon and banner are given by their ids, and seen in the space, the list and the preview of an invite', async () => {
  expect(space).toMatchObject({ iconUrl: null, bannerUrl: null });
  const [icon, banner] = [randomUUID(), randomUUID()];
  const pictures = { iconUrl: `/pictures/icon/${icon}/256.webp`, bannerUrl: `/pictures/banner/${banner}/1200.webp` };
  const heard = await socketOf(bob, 'chat-2');
  expect(await update(ann, { icon, banner })).toMatchObject(pictures);
  await heard.hears('space:changed', ({ spaceId, reason }) => spaceId === space.id && reason === 'updated');
  const { spaces } = await callAs(bob, spaceApi.listSpaces, {});
  expect(spaces[0]?.iconUrl).toBe(pictures.iconUrl);
  const params = { id: space.id };
  const { invite } = await callAs(ann, spaceApi.createInvite, { params, body: {} });
  const { code } = invite;
  const preview = await callAs(undefined, spaceApi.previewInvite, { params: { code } });
  expect(preview.invite.space).toMatchObject(pictures);
  const { entries } = await callAs(ann, auditApi.listAudit, { params, query: { limit: 5 } });
  expect(entries.find(({ action }) => action === 'space.updated')).toMatchObject({
    before: { icon: null, banner: null },
    after: { icon, banner },
  });
  expect(await update(ann, { icon: null })).toMatchObject({ iconUrl: null, bannerUrl: pictures.bannerUrl });
});

test('pictures are for who manages the space, and are ids of pictures', async () => {
  await expect(update(bob, { icon: randomUUID() })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(update(eve, { icon: randomUUID() })).rejects.toMatchObject({ code: 'unknown_space' });
  for (const icon of ['javascript:alert(1)', '/pictures/icon/x/64.webp', 'x'])
    await expect(update(ann, { icon })).rejects.toMatchObject({ code: 'validation_failed' });
});

test('a new picture of a person is told at once to who shares a room or a space with them, and to nobody else', async () => {
  await newGroup(ann, [eve]);
  const own = await socketOf(ann, 'chat-1');
  const [inSpace, inRoom, stranger] = [
    await socketOf(bob, 'chat-2'),
    await socketOf(eve, 'chat-2'),
    await socketOf(max, 'chat-1'),
  ];
  const avatar = randomUUID();
  await callAs(ann, profileApi.updateMe, { body: { avatar } });
  const told = { user: expect.objectContaining({ id: ann.user.id, avatarUrl: `/pictures/avatar/${avatar}/256.webp` }) };
  for (const client of [own, inSpace, inRoom])
    expect(await client.hears('person:changed', ({ user }) => user.avatarUrl?.includes(avatar) ?? false)).toEqual(told);
  expect(stranger.all('person:changed')).toEqual([]);
  // Who looks again finds it too, at a node that remembered the one before.
  await eventually(async () => {
    const params = { id: space.id };
    const { members } = await callAs(bob, spaceApi.listSpaceMembers, { params, query: {} });
    expect(members.find(({ user }) => user.id === ann.user.id)?.user.avatarUrl).toContain(avatar);
  });
});
