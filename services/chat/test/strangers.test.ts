import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { peopleApi } from '@parley/contracts/people/people-api';
import type { DmChoice, GroupChoice } from '@parley/contracts/people/person';
import { videoApi } from '@parley/contracts/video-api';
import { callAs } from '@parley/dev-env/call';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPerson, send, type Person } from '@parley/dev-env/people';
import { refusal } from '@parley/dev-env/refusal';
import { type TestClient } from '@parley/dev-env/sockets';
import { joinSpace, newSpace } from '@parley/dev-env/spaces';
import { online } from './support/online.ts';

let ann: Person, eve: Person;

beforeEach(async () => {
  [ann, eve] = await Promise.all([newPerson('ann'), newPerson('eve')]);
});

const choose = (who: Person, body: { dms?: DmChoice; groups?: GroupChoice }) =>
  callAs(who, peopleApi.updateSettings, { body });

const dmOf = async (by: Person, { user }: Person) =>
  (await callAs(by, chatApi.createRoom, { body: { kind: 'dm', memberIds: [user.id] } })).room;

const roomOf = async (who: Person, id: string) => (await callAs(who, chatApi.getRoom, { params: { id } })).room;
const roomsOf = async (who: Person) => (await callAs(who, chatApi.listRooms, {})).rooms.map(({ id }) => id);
const accept = (who: Person, id: string) => callAs(who, peopleApi.acceptRequest, { params: { id } });
const decline = (who: Person, id: string, block = false) =>
  callAs(who, peopleApi.declineRequest, { params: { id }, body: { block } });

/** A request of Eve to Ann. */
async function request(): Promise<string> {
  await choose(ann, { dms: 'requests' });
  return (await dmOf(eve, ann)).id;
}

test('everybody may write and add, until the person chooses otherwise; the own devices are told', async () => {
  const settings = async () => (await callAs(ann, peopleApi.getSettings, {})).settings;
  expect(await settings()).toEqual({ dms: 'everyone', groups: 'everyone' });
  const device = await online(ann, 'chat-2');
  await choose(ann, { dms: 'spaces' });
  await device.hears('own:changed', ({ reason }) => reason === 'settings');
  expect(await choose(ann, { groups: 'nobody' })).toEqual({ settings: { dms: 'spaces', groups: 'nobody' } });
  expect(await choose(ann, {})).toEqual({ settings: await settings() });
  expect(await refusal(choose(ann, { dms: 'friends' as DmChoice }))).toBe('validation_failed');
});

test('nobody writes, those whom one shares a space or group with do, who has a dm goes on', async () => {
  const max = await newPerson('max');
  const { id } = await dmOf(max, ann);
  await choose(ann, { dms: 'nobody' });
  expect(await refusal(dmOf(eve, ann))).toBe('forbidden');
  expect((await dmOf(max, ann)).id).toBe(id);
  expect(await refusal(send(max, id, 'Hello'))).toBe('allowed');
  await choose(ann, { dms: 'spaces' });
  expect(await refusal(dmOf(eve, ann))).toBe('forbidden');
  await newGroup(ann, [eve]);
  expect(await dmOf(eve, ann)).not.toHaveProperty('request');
});

test('a space that both are in makes them no strangers', async () => {
  await choose(ann, { dms: 'requests' });
  const space = await newSpace(ann);
  await joinSpace(ann, space, [eve]);
  expect(await dmOf(eve, ann)).not.toHaveProperty('request');
});

test('who may add: nobody, those whom one shares something with, everybody', async () => {
  const max = await newPerson('max');
  const group = await newGroup(eve, [max]);
  const add = () => callAs(eve, chatApi.addMembers, { params: { id: group.id }, body: { userIds: [ann.user.id] } });
  for (const groups of ['nobody', 'spaces'] as const) {
    await choose(ann, { groups });
    await expect(add()).rejects.toMatchObject({
      ...{ code: 'forbidden', errors: [{ field: 'userIds', message: ann.user.id }] },
    });
    expect(await refusal(newGroup(eve, [ann, max]))).toBe('forbidden');
  }
  await joinSpace(ann, await newSpace(ann), [eve]);
  expect(await refusal(add())).toBe('allowed');
});

test('a request: three messages, no call, seen and read by nobody; a message that comes again is not counted', async () => {
  const id = await request();
  expect(await roomOf(eve, id)).toMatchObject({ request: 'sent', kind: 'dm' });
  expect(await roomOf(ann, id)).toMatchObject({ request: 'received' });
  const keys = [randomUUID(), randomUUID(), randomUUID()];
  for (const key of keys) await send(eve, id, 'Hello', key);
  expect(await refusal(send(eve, id, 'One more'))).toBe('request_pending');
  for (const key of keys) expect(await refusal(send(eve, id, 'Hello', key))).toBe('allowed');
  await eventually(async () => expect(await roomOf(ann, id)).toMatchObject({ unread: 3, lastSeq: 3 }));
  const ticket = (who: Person) => refusal(callAs(who, videoApi.callTicket, { params: { id } }));
  expect(await ticket(eve)).toBe('request_pending');
  expect(await ticket(ann)).toBe('request_pending');
});

test('who sent it does not see that the other is there, types or reads, on any node', async () => {
  const id = await request();
  const hers = await online(eve, 'chat-1');
  await send(eve, id, 'Hello');
  const device = await online(ann, 'chat-2');
  await eventually(async () => expect(await roomOf(ann, id)).toMatchObject({ lastSeq: 1 }));
  await device.ask('typing:start', { roomId: id });
  await device.ask('message:read', { roomId: id, seq: 1 });
  await device.hears('message:status', ({ readSeq }) => readSeq === 1);
  await new Promise(resolve => setTimeout(resolve, 1_000));
  expect(await roomOf(eve, id)).toMatchObject({ live: 1 });
  const { members } = await callAs(eve, chatApi.listMembers, { params: { id } });
  expect(members.find(({ user }) => user.id === ann.user.id)).toMatchObject({ online: false, readSeq: 0 });
  const told = [...hers.all('presence:change'), ...hers.all('message:status'), ...hers.all('typing:start')];
  expect(JSON.stringify(told)).not.toContain(ann.user.id);
});

test('accepted it is a dm like any other, on both nodes: written, seen, called', async () => {
  const id = await request();
  const [hers, his] = [await online(ann, 'chat-1'), await online(eve, 'chat-2')];
  for (let at = 0; at < 3; at += 1) await send(eve, id, 'Hello');
  const { room } = await accept(ann, id);
  expect(room).not.toHaveProperty('request');
  await his.hears('room:changed', ({ reason, roomId }) => reason === 'accepted' && roomId === id);
  await eventually(async () => expect(await roomOf(eve, id)).toMatchObject({ live: 2 }));
  const say = (client: TestClient) =>
    client.command('message:send', { roomId: id, clientMsgId: randomUUID(), body: 'Hi' });
  await eventually(async () => expect(await say(his)).toMatchObject({ ok: true }));
  expect(await say(hers)).toMatchObject({ ok: true });
  expect(await refusal(callAs(eve, videoApi.callTicket, { params: { id } }))).toBe('allowed');
  expect(await roomOf(eve, id)).not.toHaveProperty('request');
  expect(await refusal(accept(ann, id))).toBe('allowed');
});

test('who received it accepts by writing; who sent it cannot accept', async () => {
  const id = await request();
  expect(await accept(eve, id)).toMatchObject({ room: { request: 'sent' } });
  await send(ann, id, 'Hi');
  expect(await roomOf(ann, id)).not.toHaveProperty('request');
  for (let at = 0; at < 4; at += 1) await send(eve, id, 'Hello');
});

test('declined: gone for the one, no difference for the other; opened again by the one, it is a dm', async () => {
  const id = await request();
  await send(eve, id, 'Hello');
  const [device, hers] = [await online(ann, 'chat-1'), await online(eve, 'chat-2')];
  expect(await refusal(decline(eve, id))).toBe('forbidden');
  await decline(ann, id);
  await device.hears('room:changed', ({ reason, roomId }) => reason === 'left' && roomId === id);
  expect(await refusal(decline(ann, id))).toBe('not_a_member');
  expect(await roomsOf(ann)).not.toContain(id);
  expect(await refusal(roomOf(ann, id))).toBe('not_a_member');
  const [heardBefore] = [device.all('message:new').length];
  const { id: second } = await send(eve, id, 'Are you there?');
  await hers.hears('message:new', message => message.id === second);
  expect(device.all('message:new')).toHaveLength(heardBefore);
  expect(hers.all('room:changed').filter(({ reason }) => reason === 'left')).toEqual([]);
  expect(await roomOf(eve, id)).toMatchObject({ request: 'sent', memberCount: 2, peer: { id: ann.user.id } });
  const again = await online(ann, 'chat-2');
  expect((await again.ask('sync', { rooms: { [id]: 0 } })).rooms).not.toHaveProperty(id);
  const reopened = await dmOf(ann, eve);
  expect(reopened).toMatchObject({ id, lastSeq: 2 });
  expect(reopened).not.toHaveProperty('request');
  await eventually(async () => expect(await refusal(send(eve, id, 'There you are'))).toBe('allowed'));
});

test('declined and blocked: nothing comes of it until both are taken back', async () => {
  const id = await request();
  await decline(ann, id, true);
  await eventually(async () => expect(await refusal(send(eve, id, 'Hello'))).toBe('forbidden'));
  expect((await callAs(ann, peopleApi.listBlocks, {})).blocks).toMatchObject([{ user: { id: eve.user.id } }]);
});
