import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { authApi } from '@parley/contracts/auth-api';
import { profileApi } from '@parley/contracts/profile-api';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { newPeople, newPerson, type Person } from '@parley/dev-env/people';
import pg from 'pg';

let ann: Person, ben: Person;

beforeAll(async () => {
  [ann, ben] = (await newPeople(2, 'profile')) as [Person, Person];
});

type Wish = Parameters<typeof callAs<typeof profileApi.updateMe>>[2]['body'];
const update = async (who: Person | undefined, body: Wish) => (await callAs(who, profileApi.updateMe, { body })).user;
const seenBy = async (who: Person, id: string) => (await callAs(who, authApi.getUser, { params: { id } })).user;

test('a picture is given by its id, seen by others as a path, and taken away by null', async () => {
  const avatar = randomUUID();
  const avatarUrl = `/pictures/avatar/${avatar}/256.webp`;
  expect(await update(ann, { avatar })).toEqual({ ...ann.user, avatarUrl });
  expect((await callAs(ann, authApi.me, {})).user.avatarUrl).toBe(avatarUrl);
  expect((await seenBy(ben, ann.user.id)).avatarUrl).toBe(avatarUrl);
  expect((await update(ann, { avatar: null })).avatarUrl).toBeNull();
});

test('what is not given stays', async () => {
  const avatar = randomUUID();
  await update(ann, { avatar });
  const { displayName, avatarUrl } = await update(ann, { displayName: 'Ann of the roses' });
  expect({ displayName, avatarUrl }).toEqual({
    displayName: 'Ann of the roses',
    avatarUrl: `/pictures/avatar/${avatar}/256.webp`,
  });
  expect(await update(ann, {})).toMatchObject({ displayName, avatarUrl });
});

test('somebody is found by the new name, and no longer by the one before', async () => {
  const [before, after] = [randomUUID().slice(0, 12), randomUUID().slice(0, 12)];
  await update(ben, { displayName: `Ben ${before}` });
  await update(ben, { displayName: `Ben ${after}` });
  const found = async (search: string) =>
    (await callAs(ann, authApi.searchUsers, { query: { search } })).users.map(({ id }) => id);
  expect(await found(after)).toEqual([ben.user.id]);
  expect(await found(before)).toEqual([]);
});

test.each<[what: string, body: object, field: string]>([
  ['a name that nobody would see', { displayName: '\u200b' }, 'displayName'],
  ['a name that is too long', { displayName: 'x'.repeat(65) }, 'displayName'],
  ['a picture elsewhere', { avatar: 'https://example.org/a.png' }, 'avatar'],
  ['a path', { avatar: '../../x' }, 'avatar'],
  ['another role', { role: 'admin' }, 'role'],
])('refused: %s', async (_what, body, field) => {
  await expect(update(ann, body)).rejects.toMatchObject({
    code: 'validation_failed',
    errors: expect.arrayContaining([expect.objectContaining({ field })]),
  });
});

test('who is not signed in changes nobody, and nobody changes without end', async () => {
  await expect(update(undefined, {})).rejects.toMatchObject({ code: 'unauthenticated' });
  const eager = await newPerson('eager');
  const tries = await Promise.allSettled(Array.from({ length: 25 }, () => update(eager, { displayName: 'Eager' })));
  expect(tries.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
});

test('the audit says that it was, and not what', async () => {
  const max = await newPerson('max');
  await update(max, { displayName: 'Max of the tulips', avatar: null });
  const db = new pg.Client(endpoints().postgresUrl);
  await db.connect();
  const { rows } = await db.query<{ details: object }>(
    "SELECT details FROM audit_events WHERE user_id = $1 AND action = 'profile.changed'",
    [max.user.id],
  );
  await db.end();
  expect(rows).toEqual([{ details: { changed: 'avatar,displayName' } }]);
});
