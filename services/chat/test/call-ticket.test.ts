import { createHmac, createSecretKey, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RoomCall } from '@parley/contracts/call';
import { callTicketClaims, ticketRules, type CallTicketClaims } from '@parley/contracts/call-ticket';
import { chatApi } from '@parley/contracts/chat-api';
import { eviction, redisKeys } from '@parley/contracts/redis-channels';
import type { Room } from '@parley/contracts/room';
import { videoApi } from '@parley/contracts/video-api';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { newGroup, newPerson, type Person } from '@parley/dev-env/people';
import { redisOfStack } from '@parley/dev-env/stores';
import jwt from 'jsonwebtoken';
import request from 'supertest';

const redis = redisOfStack();
let ann: Person;
let bob: Person;
let room: Room;

beforeAll(async () => {
  [ann, bob] = await Promise.all([newPerson('ann'), newPerson('bob')]);
  room = await newGroup(ann, [bob]);
});

afterAll(() => redis.quit());

const ticketOf = (person: Person, roomId: string) => callAs(person, videoApi.callTicket, { params: { id: roomId } });

function readTicket(ticket: string): CallTicketClaims {
  const key = createSecretKey(endpoints().callTicketSecret, 'hex');
  const { algorithm, issuer, audience } = ticketRules;
  return callTicketClaims.parse(jwt.verify(ticket, key, { algorithms: [algorithm], issuer, audience }));
}

const sessionOf = (person: Person) => (jwt.decode(person.token) as { sid: string }).sid;
const callIn = async (roomId: string) => JSON.parse((await redis.get(redisKeys.callOfRoom(roomId))) ?? 'null');
const keepCall = (roomId: string, call: RoomCall) =>
  redis.set(redisKeys.callOfRoom(roomId), JSON.stringify(call), 'EX', 60);

test('a ticket says who may enter which call, as what, for a minute', async () => {
  const { ticket, callId, expiresIn } = await ticketOf(ann, room.id);
  const claims = readTicket(ticket);
  expect(claims).toMatchObject({ sub: ann.user.id, sid: sessionOf(ann), callId, roomId: room.id });
  expect(claims).toMatchObject({ roomKind: 'group', moderate: true });
  expect([expiresIn, claims.exp - claims.iat]).toEqual([60, 60]);
  expect(readTicket((await ticketOf(bob, room.id)).ticket)).toMatchObject({ moderate: false, callId });
  expect(readTicket((await ticketOf(ann, room.id)).ticket).jti).not.toBe(claims.jti);
});

test('in a dm nobody moderates', async () => {
  const body = { kind: 'dm' as const, memberIds: [bob.user.id] };
  const dm = (await callAs(ann, chatApi.createRoom, { body })).room;
  const { ticket } = await ticketOf(ann, dm.id);
  expect(readTicket(ticket)).toMatchObject({ roomKind: 'dm', moderate: false });
});

test('the STUN and TURN servers come along, with credentials that coturn can check', async () => {
  const { turnUrls, turnSecret } = endpoints();
  const before = Date.now() / 1_000;
  const [stun, turn] = (await ticketOf(ann, room.id)).iceServers;
  const hosts = new Set(turnUrls.filter(url => url.startsWith('turn:')).map(url => /^turn:([^?]+)/.exec(url)?.[1]));
  expect(stun).toEqual({ urls: [...hosts].map(host => `stun:${host}`) });
  expect(turn?.urls).toEqual(turnUrls);
  const [expiry, userId] = turn?.username?.split(':') ?? [];
  expect(userId).toBe(ann.user.id);
  expect(Number(expiry) - before).toBeGreaterThan(3_600 - 60);
  expect(Number(expiry) - before).toBeLessThan(3_600 + 60);
  expect(turn?.credential).toBe(createHmac('sha1', turnSecret).update(`${expiry}:${userId}`).digest('base64'));
});

test('twenty who call at once get one call', async () => {
  const own = await newGroup(ann, [bob]);
  const people = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? ann : bob));
  const tickets = await Promise.all(people.map(person => ticketOf(person, own.id)));
  expect(new Set(tickets.map(({ callId }) => callId)).size).toBe(1);
  expect(await callIn(own.id)).toEqual({
    callId: tickets[0]?.callId,
    startedAt: expect.any(String),
    participants: [],
  });
});

test('a call that nobody has joined is remembered for as long as a ticket of it may be used', async () => {
  const own = await newGroup(ann, []);
  await ticketOf(ann, own.id);
  await redis.expire(redisKeys.callOfRoom(own.id), 5);
  await ticketOf(ann, own.id);
  expect(await redis.ttl(redisKeys.callOfRoom(own.id))).toBeGreaterThan(ticketRules.lifetimeSeconds);
});

test('everybody in the room sees the running call, and its ticket leads there; its lease is left alone', async () => {
  const own = await newGroup(ann, [bob]);
  await ticketOf(ann, own.id);
  const show = async () => (await callAs(bob, chatApi.getRoom, { params: { id: own.id } })).room.call;
  expect(await show()).toBeNull();
  const call = { callId: randomUUID(), startedAt: new Date().toISOString(), participants: [ann.user.id] };
  await keepCall(own.id, call);
  expect(await show()).toEqual(call);
  const { rooms } = await callAs(bob, chatApi.listRooms, {});
  expect(rooms.find(({ id }) => id === own.id)?.call).toEqual(call);
  expect((await ticketOf(bob, own.id)).callId).toBe(call.callId);
  expect(await redis.ttl(redisKeys.callOfRoom(own.id))).toBeLessThanOrEqual(60);
});

test('what is not a call in Redis harms no list', async () => {
  const own = await newGroup(ann, []);
  await redis.set(redisKeys.callOfRoom(own.id), 'nonsense', 'EX', 60);
  const { rooms } = await callAs(ann, chatApi.listRooms, {});
  expect(rooms.find(({ id }) => id === own.id)?.call).toBeNull();
  await expect(ticketOf(ann, own.id)).rejects.toMatchObject({ code: 'unavailable' });
  await redis.del(redisKeys.callOfRoom(own.id));
});

test('only members, only signed in, only rooms that exist', async () => {
  const eve = await newPerson('eve');
  await expect(ticketOf(eve, room.id)).rejects.toMatchObject({ code: 'not_a_member' });
  await expect(ticketOf(eve, randomUUID())).rejects.toMatchObject({ code: 'unknown_room' });
  await expect(ticketOf(eve, 'nonsense')).rejects.toMatchObject({ code: 'validation_failed' });
  await expect(ticketOf({ ...eve, token: 'nonsense' }, room.id)).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('a body is not needed, and one that comes is not looked at', async () => {
  const post = request(endpoints().httpUrl).post(`/api/rooms/${room.id}/call/ticket`);
  const response = await post.set('authorization', `Bearer ${ann.token}`).send({ callId: randomUUID() });
  expect(response.status).toBe(201);
  expect(response.headers['cache-control']).toBe('no-store');
  expect(response.body.callId).toBe((await ticketOf(ann, room.id)).callId);
});

test('a check ticket is for a call of its own that no room knows of', async () => {
  const [one, other] = [
    await callAs(ann, videoApi.callCheckTicket, {}),
    await callAs(ann, videoApi.callCheckTicket, {}),
  ];
  const claims = readTicket(one.ticket);
  expect(claims).toMatchObject({ sub: ann.user.id, roomKind: 'check', moderate: false, callId: one.callId });
  expect(other.callId).not.toBe(one.callId);
  expect(one.iceServers).toHaveLength(2);
  expect(await callIn(claims.roomId)).toBeNull();
});

test('tickets of one person are limited, over all rooms', async () => {
  const hasty = await newPerson('hasty');
  const own = await newGroup(hasty, []);
  const tries = Array.from({ length: 45 }, (_, at) =>
    at % 2 === 0 ? ticketOf(hasty, own.id) : callAs(hasty, videoApi.callCheckTicket, {}),
  );
  const refused = (await Promise.allSettled(tries)).filter(({ status }) => status === 'rejected');
  expect(refused.length).toBeGreaterThan(5);
  expect(refused[0]).toMatchObject({ reason: { code: 'rate_limited', retryAfterMs: expect.any(Number) } });
});

test('who leaves a room is put out of its call', async () => {
  const own = await newGroup(ann, [bob]);
  const listener = redis.duplicate();
  const heard = new Promise<string>(resolve => {
    listener.on('message', (_channel, text) => text.includes(own.id) && resolve(text));
  });
  await listener.subscribe(redisKeys.evictionChannel);
  await callAs(bob, chatApi.leaveRoom, { params: { id: own.id } });
  expect(eviction.parse(JSON.parse(await heard))).toEqual({ roomId: own.id, userId: bob.user.id });
  await expect(ticketOf(bob, own.id)).rejects.toMatchObject({ code: 'not_a_member' });
  await listener.quit();
});
