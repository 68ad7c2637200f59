import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { peopleApi } from '@parley/contracts/people/people-api';
import { redisKeys } from '@parley/contracts/redis-channels';
import { callLimits } from '@parley/contracts/video-events';
import { callAs } from '@parley/dev-env/call';
import { newGroup, newPeople, newPerson, type Person } from '@parley/dev-env/people';
import { type TestClient } from '@parley/dev-env/sockets';
import { ended, joined, left, pretendVideo, started, type PretendedVideo } from './support/video.ts';
import { online } from './support/online.ts';

let ann: Person;
let bob: Person;
let call: { roomId: string; callId: string };
let caller: TestClient;
/** Two devices of Bob, on two nodes. */
let phone: TestClient;
let desk: TestClient;
let video: PretendedVideo;

beforeAll(async () => {
  video = await pretendVideo();
});

afterAll(() => video.close());

beforeEach(async () => {
  [ann, bob] = await Promise.all([newPerson('ann'), newPerson('bob')]);
  const body = { kind: 'dm' as const, memberIds: [bob.user.id] };
  call = { roomId: (await callAs(ann, chatApi.createRoom, { body })).room.id, callId: randomUUID() };
  [caller, phone, desk] = await Promise.all([online(ann, 'chat-1'), online(bob, 'chat-1'), online(bob, 'chat-2')]);
});

/** The ring that has so many milliseconds left. */
async function ring(left: number = callLimits.ringMs) {
  const at = new Date(Date.now() - callLimits.ringMs + left);
  await video.publish(started(call, ann.user.id, at));
  return new Date(at.getTime() + callLimits.ringMs).toISOString();
}

const rings = () => Promise.all([phone.hears('call:ringing'), desk.hears('call:ringing')]);
const ends = () => Promise.all([caller, phone, desk].map(device => device.hears('call:ring-ended')));
const lineAfter = (everybody: string[]) =>
  video.publish(ended(call, ann.user.id, everybody)).then(() => caller.hears('message:changed'));

test('a call in a dm rings on all devices of the other person, until one answers', async () => {
  const expiresAt = await ring();
  for (const heard of await rings()) expect(heard).toEqual({ ...call, by: ann.user.id, expiresAt });
  expect(caller.all('call:ringing')).toEqual([]);
  await video.publish(joined(call, bob.user.id, [ann.user.id, bob.user.id]));
  for (const end of await ends())
    expect(end).toEqual({ ...call, outcome: 'accepted', by: bob.user.id, to: bob.user.id });
  expect((await lineAfter([ann.user.id, bob.user.id])).call).toMatchObject({ outcome: 'ended' });
  expect(desk.all('call:ring-ended')).toHaveLength(1);
});

test('declined on one device, it stops on all, and the line says so', async () => {
  await ring();
  await rings();
  expect(await phone.command('call:decline', call)).toEqual({ ok: true, data: {} });
  for (const end of await ends())
    expect(end).toEqual({ ...call, outcome: 'declined', by: bob.user.id, to: bob.user.id });
  expect(await desk.command('call:decline', call)).toEqual({ ok: true, data: {} });
  expect((await lineAfter([ann.user.id])).call).toMatchObject({ outcome: 'declined', participants: [ann.user.id] });
  expect(caller.all('call:ring-ended')).toHaveLength(1);
});

test('only the person who is called may decline, and only a call that rang there', async () => {
  await ring();
  await rings();
  expect(await caller.command('call:decline', call)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  const stranger = await online(await newPerson('eve'), 'chat-2');
  expect(await stranger.command('call:decline', call)).toMatchObject({ ok: false, error: { code: 'not_a_member' } });
  const unknown = { ...call, callId: randomUUID() };
  expect(await phone.command('call:decline', unknown)).toMatchObject({ ok: false, error: { code: 'unknown_call' } });
  const other = await newGroup(bob, []);
  const elsewhere = { ...call, roomId: other.id };
  expect(await phone.command('call:decline', elsewhere)).toMatchObject({ ok: false, error: { code: 'unknown_call' } });
  expect(await phone.command('call:decline', {})).toMatchObject({ ok: false, error: { code: 'validation_failed' } });
  expect(phone.all('call:ring-ended')).toEqual([]);
});

test('nobody answers: when time is up it stops, and the line says missed', async () => {
  await ring(2_500);
  await rings();
  for (const end of await ends()) expect(end).toEqual({ ...call, outcome: 'missed', to: bob.user.id });
  expect((await lineAfter([ann.user.id])).call).toMatchObject({ outcome: 'missed' });
  expect(phone.all('call:ring-ended')).toHaveLength(1);
});

test('who called gives up: cancelled at once, and a missed call later', async () => {
  await ring();
  await rings();
  await video.publish(left(call, ann.user.id, []));
  for (const end of await ends()) expect(end).toEqual({ ...call, outcome: 'cancelled', to: bob.user.id });
  expect((await lineAfter([ann.user.id])).call).toMatchObject({ outcome: 'missed' });
});

test('a call that ends while it rings stops ringing', async () => {
  await ring();
  await rings();
  expect((await lineAfter([ann.user.id])).call).toMatchObject({ outcome: 'missed' });
  for (const end of await ends()) expect(end).toEqual({ ...call, outcome: 'cancelled', to: bob.user.id });
});

test('who is in another call is busy: it does not ring, and the caller knows at once', async () => {
  await video.redis.set(redisKeys.callOfUser(bob.user.id), randomUUID(), 'EX', 30);
  await ring();
  for (const end of await ends()) expect(end).toEqual({ ...call, outcome: 'busy', to: bob.user.id });
  expect(phone.all('call:ringing')).toEqual([]);
  expect((await lineAfter([ann.user.id])).call).toMatchObject({ outcome: 'busy' });
});

test('a device that connects while it rings is told, one that connects later is not', async () => {
  const expiresAt = await ring();
  await rings();
  const tablet = await online(bob, 'chat-2');
  expect(await tablet.hears('call:ringing')).toEqual({ ...call, by: ann.user.id, expiresAt });
  await tablet.command('call:decline', call);
  await ends();
  const late = await online(bob, 'chat-1');
  await late.command('sync', { rooms: {} });
  await new Promise(resolve => setTimeout(resolve, 300));
  expect(late.all('call:ringing')).toEqual([]);
});

test('the same record again rings no second time once it was declined; two outcomes at once are one', async () => {
  const begun = started(call, ann.user.id);
  await video.publish(begun);
  await rings();
  await Promise.all([
    phone.command('call:decline', call),
    desk.command('call:decline', call),
    video.publish(joined(call, bob.user.id, [ann.user.id, bob.user.id])),
  ]);
  await ends();
  await video.publish(begun, joined(call, bob.user.id, [ann.user.id, bob.user.id]));
  await lineAfter([ann.user.id, bob.user.id]);
  expect(phone.all('call:ringing')).toHaveLength(1);
  for (const device of [caller, phone, desk]) expect(device.all('call:ring-ended')).toHaveLength(1);
});

test('an event that comes too late to ring is a missed call', async () => {
  await ring(-1_000);
  for (const end of await ends()) expect(end).toEqual({ ...call, outcome: 'missed', to: bob.user.id });
  expect(desk.all('call:ringing')).toEqual([]);
});

test('a call in a group rings nobody by itself', async () => {
  const group = await newGroup(ann, [bob]);
  call = { roomId: group.id, callId: randomUUID() };
  await ring();
  await desk.hears('message:new', message => message.call?.callId === call.callId);
  expect((await lineAfter([ann.user.id])).call).toMatchObject({ outcome: 'ended' });
  expect(desk.all('call:ringing')).toEqual([]);
});

/** A call of Ann in a group of so many members with Bob. */
async function inGroup(more: Person[] = []) {
  const group = await newGroup(ann, [bob, ...more]);
  call = { roomId: group.id, callId: randomUUID() };
  const startedAt = new Date().toISOString();
  await video.run(group.id, { callId: call.callId, startedAt, participants: [ann.user.id] });
  return { roomId: group.id };
}

test('who is in the call of a small group rings those who are not, each of them once', async () => {
  const eve = await newPerson('eve');
  const room = await inGroup([eve]);
  const tablet = await online(eve);
  const { rung } = await caller.ask('call:ring', room);
  expect(rung.sort()).toEqual([bob.user.id, eve.user.id].sort());
  for (const heard of [...(await rings()), await tablet.hears('call:ringing')])
    expect(heard).toMatchObject({ ...call, by: ann.user.id });
  await phone.ask('call:decline', call);
  await caller.hears('call:ring-ended', ({ to, outcome }) => to === bob.user.id && outcome === 'declined');
  // Eve's devices ring on.
  expect(tablet.all('call:ring-ended')).toEqual([]);
  expect((await caller.ask('call:ring', room)).rung).toEqual([eve.user.id]);
  await video.publish(joined(call, eve.user.id, [ann.user.id, eve.user.id]));
  await tablet.hears('call:ring-ended', ({ outcome }) => outcome === 'accepted');
  await video.publish(ended(call, ann.user.id, [ann.user.id, eve.user.id]));
  expect(phone.all('call:ringing')).toHaveLength(1);
});

test('nobody rings a group from outside of its call, a large one, a dm, or who has blocked them', async () => {
  const refusedTo = (device: TestClient, room: object) => device.command('call:ring', room);
  const forbidden = { ok: false, error: { code: 'forbidden' } };
  expect(await refusedTo(caller, { roomId: call.roomId })).toMatchObject(forbidden);
  const crowd = await inGroup(await newPeople(9, 'crowd'));
  expect(await refusedTo(caller, crowd)).toMatchObject(forbidden);
  const room = await inGroup();
  expect(await refusedTo(phone, room)).toMatchObject(forbidden);
  const idle = await newGroup(ann, [bob]);
  expect(await refusedTo(caller, { roomId: idle.id })).toMatchObject({ ok: false, error: { code: 'unknown_call' } });
  await callAs(bob, peopleApi.blockPerson, { params: { userId: ann.user.id } });
  expect(await caller.ask('call:ring', room)).toEqual({ rung: [] });
});

test('nobody can ring a person without end; unanswered calls within a minute leave one line', async () => {
  for (let at = 0; at < 5; at += 1) {
    call = { ...call, callId: randomUUID() };
    await video.publish(
      started(call, ann.user.id),
      left(call, ann.user.id, []),
      ended(call, ann.user.id, [ann.user.id]),
    );
    const over = () => caller.all('call:changed').filter(({ call: running }) => running === null).length;
    await caller.until(() => over() === at + 1, 'the end of the call');
  }
  expect(phone.all('call:ringing')).toHaveLength(3);
  const { messages } = await callAs(bob, chatApi.history, { params: { id: call.roomId } });
  expect(messages).toHaveLength(1);
});

test('a quiet call gets its line when it is answered, and the person who was in it has nothing unread', async () => {
  await video.publish(started({ ...call, callId: randomUUID() }, ann.user.id));
  await caller.hears('message:new');
  await video.publish(started(call, ann.user.id), joined(call, bob.user.id, [ann.user.id, bob.user.id]));
  const line = await caller.hears('message:new', message => message.call?.callId === call.callId);
  await video.publish(ended(call, ann.user.id, [ann.user.id, bob.user.id]));
  await caller.hears('message:changed', ({ id }) => id === line.id);
  const { room } = await callAs(bob, chatApi.getRoom, { params: { id: call.roomId } });
  expect(room.unread).toBe(0);
});
