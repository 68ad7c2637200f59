import { beforeAll, expect, test } from '@jest/globals';
import { defaultNotifications, type NotificationWish } from '@parley/contracts/people/notification';
import { notificationApi } from '@parley/contracts/people/notification-api';
import { placeApi } from '@parley/contracts/places/place-api';
import type { Place } from '@parley/contracts/places/place';
import { setOf } from '@parley/contracts/spaces/permissions';
import type { Channel, Space } from '@parley/contracts/spaces/space';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { callAs } from '@parley/dev-env/call';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPeople, send, type Person } from '@parley/dev-env/people';
import { refusal } from '@parley/dev-env/refusal';
import { connect } from '@parley/dev-env/sockets';
import { builtIn, joinSpace, newSpace, textChannel } from '@parley/dev-env/spaces';

let ann: Person, bob: Person, eve: Person;
let space: Space;
let channel: Channel;

beforeAll(async () => {
  [ann, bob, eve] = (await newPeople(3, 'place')) as [Person, Person, Person];
  space = await newSpace(ann, 'friends', 'Gardeners');
  await joinSpace(ann, space, [bob]);
  channel = await textChannel(bob, space);
});

type Wish = Parameters<typeof callAs<typeof placeApi.updatePlace>>[2]['body'];
const update = async (who: Person, id: string, body: Wish) =>
  (await callAs(who, placeApi.updatePlace, { params: { id }, body })).place;
const listed = async (who: Person) => (await callAs(who, placeApi.listPlaces, {})).places;
const plain = {
  ...{ favourite: false, mutedUntil: null, hidden: false },
  ...{ sectionId: null, archivedAt: null, markedUnread: false, level: null },
};
/** As a wish: when something was archived the platform says. */
const reset = {
  favourite: false,
  mutedUntil: null,
  hidden: false,
  sectionId: null,
  archived: false,
  markedUnread: false,
  level: null,
};

test('a channel, a space and a group are favourites, muted or hidden for one person alone', async () => {
  const group = await newGroup(ann, [bob]);
  expect(await update(bob, channel.id, { favourite: true })).toEqual({ id: channel.id, ...plain, favourite: true });
  const until = new Date(Date.now() + 3_600_000).toISOString();
  // What is not named stays.
  const muted = { id: channel.id, ...plain, favourite: true, mutedUntil: until };
  expect(await update(bob, channel.id, { mutedUntil: until })).toEqual(muted);
  expect(await update(bob, channel.id, {})).toEqual(muted);
  await update(bob, space.id, { mutedUntil: 'forever' });
  await update(bob, group.id, { favourite: true });
  expect(await listed(bob)).toEqual(
    [muted, { id: space.id, ...plain, mutedUntil: 'forever' }, { id: group.id, ...plain, favourite: true }].sort(
      (one, other) => (one.id < other.id ? -1 : 1),
    ),
  );
  expect(await listed(ann)).toEqual([]);
  for (const id of [channel.id, space.id, group.id]) expect(await update(bob, id, reset)).toEqual({ id, ...plain });
  expect(await listed(bob)).toEqual([]);
});

test('a mute whose time has passed is none', async () => {
  expect((await update(bob, channel.id, { mutedUntil: '2020-01-01T00:00:00Z' })).mutedUntil).toBeNull();
  const soon = new Date(Date.now() + 700).toISOString();
  expect((await update(bob, channel.id, { mutedUntil: soon })).mutedUntil).toBe(soon);
  await eventually(async () => expect((await listed(bob))[0]?.mutedUntil).toBeNull());
  await update(bob, channel.id, reset);
});

test('what one cannot reach is an unknown room; only channels are hidden; wrong input names its field', async () => {
  const group = await newGroup(ann, [eve]);
  const view = String(setOf(['viewChannel']));
  const overwrites = [{ kind: 'role' as const, id: builtIn(space, 'member').id, allow: '0', deny: view }];
  const body = { name: 'closed', overwrites };
  const { channel: closed } = await callAs(ann, spaceApi.createChannel, { params: { id: space.id }, body });
  for (const id of [group.id, closed.id, crypto.randomUUID()])
    expect(await refusal(update(bob, id, { favourite: true }))).toBe('unknown_room');
  for (const id of [space.id, channel.id])
    expect(await refusal(update(eve, id, { favourite: true }))).toBe('unknown_room');
  const fieldOf = async (id: string, wish: object) =>
    update(bob, id, wish as Wish).then(
      () => undefined,
      (error: { errors?: { field: string }[] }) => error.errors?.[0]?.field,
    );
  expect(await fieldOf(space.id, { hidden: true })).toBe('body.hidden');
  for (const wish of [{ markedUnread: true }, { sectionId: crypto.randomUUID() }, { archived: true }])
    expect(await fieldOf(space.id, wish)).toBe(`body.${Object.keys(wish)[0]}`);
  expect(await fieldOf(channel.id, { archived: true })).toBe('body.archived');
  expect(await fieldOf(channel.id, { sectionId: crypto.randomUUID() })).toBe('body.sectionId');
  expect(await fieldOf(channel.id, { mutedUntil: 'tomorrow' })).toBe('mutedUntil');
  expect(await fieldOf(channel.id, { favourite: 'yes' })).toBe('favourite');
  expect(await listed(bob)).toEqual([]);
});

test('the other devices of the person hear of it, and nobody else', async () => {
  const [device, other] = await Promise.all([connect(bob), connect(ann)]);
  await update(bob, channel.id, { favourite: true });
  await device.hears('place:changed', heard => heard.id === channel.id && heard.favourite);
  await update(ann, channel.id, { mutedUntil: 'forever' });
  await other.hears('place:changed', heard => heard.mutedUntil === 'forever');
  expect(other.heard.filter(({ payload }) => (payload as Partial<Place>).favourite)).toEqual([]);
  for (const client of [device, other]) client.close();
  for (const who of [ann, bob]) await update(who, channel.id, reset);
});

test('something new in a channel that is muted or hidden, or in a muted space, does not make the space unread', async () => {
  const isUnread = async () =>
    (await callAs(bob, spaceApi.listSpaces, {})).spaces.find(({ id }) => id === space.id)?.unread;
  await callAs(bob, spaceApi.readSpace, { params: { id: space.id } });
  await send(ann, channel.id, 'the roses are out');
  await eventually(async () => expect(await isUnread()).toBe(true));
  for (const [id, wish] of [
    [channel.id, { mutedUntil: 'forever' }],
    [channel.id, { hidden: true }],
    [space.id, { mutedUntil: 'forever' }],
  ] as const) {
    await update(bob, id, wish);
    expect(await isUnread()).toBe(false);
    await update(bob, id, reset);
    expect(await isUnread()).toBe(true);
  }
});

test('the rail counts what is new; a channel that is marked as unread makes its space unread until all of it is read', async () => {
  const entry = async () => (await callAs(bob, spaceApi.listSpaces, {})).spaces.find(({ id }) => id === space.id);
  await callAs(bob, spaceApi.readSpace, { params: { id: space.id } });
  for (const text of ['one', 'two']) await send(ann, channel.id, text);
  await eventually(async () => expect(await entry()).toMatchObject({ unread: true, unreadCount: 2 }));
  await callAs(bob, spaceApi.readSpace, { params: { id: space.id } });
  expect(await entry()).toMatchObject({ unread: false, unreadCount: 0 });

  const device = await connect(bob);
  await update(bob, channel.id, { markedUnread: true });
  expect(await entry()).toMatchObject({ unread: true, unreadCount: 0 });
  await callAs(bob, spaceApi.readSpace, { params: { id: space.id } });
  await device.hears('place:changed', heard => heard.id === channel.id && !heard.markedUnread);
  expect(await entry()).toMatchObject({ unread: false });
  expect((await listed(bob)).filter(({ id }) => id === channel.id)).toEqual([]);
  device.close();
});

test('a conversation is archived as of now, and comes out of it', async () => {
  const group = await newGroup(ann, [bob]);
  const before = new Date().toISOString();
  const { archivedAt } = await update(bob, group.id, { archived: true });
  expect(archivedAt && archivedAt >= before).toBe(true);
  expect((await update(bob, group.id, { archived: false })).archivedAt).toBeNull();
});

test('sections are replaced as a whole, on all devices, and hold rooms and channels', async () => {
  const device = await connect(bob);
  const put = (sections: object[]) => callAs(bob, placeApi.replaceSections, { body: { sections } as never });
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
  const both = [
    { id: first, name: 'Garden', collapsed: true },
    { id: second, name: 'Work', collapsed: false },
  ];
  expect((await put(both)).sections).toEqual(both);
  await device.hears('sections:changed', heard => heard.sections.length === 2);
  expect((await callAs(bob, placeApi.listSections, {})).sections).toEqual(both);
  expect((await callAs(ann, placeApi.listSections, {})).sections).toEqual([]);
  expect((await update(bob, channel.id, { sectionId: first })).sectionId).toBe(first);
  const many = Array.from({ length: 21 }, () => ({ id: crypto.randomUUID(), name: 'One more' }));
  expect(await refusal(put(many))).toBe('validation_failed');
  expect(await refusal(put([both[0] ?? {}, both[0] ?? {}]))).toBe('validation_failed');
  expect(await refusal(put([{ id: first, name: ' ' }]))).toBe('validation_failed');
  // What stood in it stands in none: nobody looks for a section that is gone.
  await put([]);
  expect(await refusal(update(bob, channel.id, { sectionId: first }))).toBe('validation_failed');
  await update(bob, channel.id, reset);
  device.close();
});

test('pages have every place once', async () => {
  const groups = await Promise.all(Array.from({ length: 5 }, () => newGroup(eve, [ann])));
  for (const { id } of groups) await update(eve, id, { favourite: true });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: 2, ...(cursor !== undefined && { cursor }) };
    const page = await callAs(eve, placeApi.listPlaces, { query });
    seen.push(...page.places.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(groups.map(({ id }) => id).sort());
});

test('who comes back to a space finds what they had set', async () => {
  await joinSpace(ann, space, [eve]);
  await update(eve, channel.id, { favourite: true });
  await callAs(eve, spaceApi.leaveSpace, { params: { id: space.id } });
  expect(await refusal(update(eve, channel.id, { favourite: false }))).toBe('unknown_room');
  await joinSpace(ann, space, [eve]);
  expect((await listed(eve)).find(({ id }) => id === channel.id)?.favourite).toBe(true);
});

test('what one is notified of is chosen for each place, and goes back to what it is elsewhere', async () => {
  for (const id of [channel.id, space.id]) {
    expect(await update(bob, id, { level: 'nothing' })).toEqual({ id, ...plain, level: 'nothing' });
    // What is not named stays.
    expect((await update(bob, id, { favourite: false })).level).toBe('nothing');
    expect((await update(bob, id, { level: null })).level).toBeNull();
  }
  expect(await refusal(update(bob, channel.id, { level: 'loud' } as unknown as Wish))).toBe('validation_failed');
  expect(await listed(bob)).toEqual([]);
});

test('what one is notified of in general and quiet hours are of the person, on all their devices', async () => {
  const [device, other] = await Promise.all([connect(bob), connect(ann)]);
  const choose = async (body: NotificationWish) =>
    (await callAs(bob, notificationApi.updateNotifications, { body })).notifications;
  const read = async (who: Person) => (await callAs(who, notificationApi.getNotifications, {})).notifications;
  expect(await read(bob)).toEqual(defaultNotifications);
  const quietHours = { from: '22:00', to: '07:00', timeZone: 'Europe/Berlin' };
  expect(await choose({ quietHours })).toEqual({ ...defaultNotifications, quietHours });
  await device.hears('own:changed', heard => heard.reason === 'settings');
  expect(await choose({ channels: 'all' })).toEqual({ ...defaultNotifications, channels: 'all', quietHours });
  for (const wrong of [{ from: '24:00' }, { to: '7:00' }, { timeZone: 'Mars/Olympus' }])
    expect(await refusal(choose({ quietHours: { ...quietHours, ...wrong } }))).toBe('validation_failed');
  expect((await choose({ quietHours: null })).quietHours).toBeNull();
  expect(await read(ann)).toEqual(defaultNotifications);
  expect(other.heard.filter(({ notice }) => notice === 'own:changed')).toEqual([]);
  for (const client of [device, other]) client.close();
});
