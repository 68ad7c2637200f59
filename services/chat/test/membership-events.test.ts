import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { keyOfMembershipEvent, membershipEvent, type MembershipEvent } from '@parley/contracts/membership-events';
import { topics } from '@parley/contracts/records';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPeople, send, type Person } from '@parley/dev-env/people';
import { joinSpace, newSpace, textChannel } from '@parley/dev-env/spaces';
import { connect, type TestClient } from '@parley/dev-env/sockets';
import { createKafka, type KafkaClient, type Subscription } from '@parley/runtime/kafka/kafka';
import { createLogger } from '@parley/runtime/telemetry/logger';
import { connectMongo } from '@parley/runtime/stores/mongo';
import { readJson } from '@parley/runtime/kafka/subscribe-events';
import type { Connection } from 'mongoose';
import { newMember } from '../src/rooms/create-room.ts';
import type { StoredRoom } from '../src/rooms/room-model.ts';
import { createMembers } from '../src/stores/members.ts';
import { defineModels, type Models } from '../src/stores/models.ts';

const logger = createLogger({ service: 'test', node: 'membership', level: 'fatal' });
let kafka: KafkaClient;
let connection: Connection;
let models: Models;
let subscription: Subscription;
let people: [Person, Person, Person];
const told: { key: string; event: MembershipEvent }[] = [];

beforeAll(async () => {
  const { kafka: accounts, mongoUrl } = endpoints();
  kafka = createKafka({ connection: accounts.admin, clientId: 'membership-test', logger });
  connection = await connectMongo(mongoUrl, { name: 'membership-test', maxPoolSize: 2, timeoutMs: 10_000, logger });
  models = defineModels(connection);
  people = (await newPeople(3)) as typeof people;
  subscription = await kafka.subscribe({
    group: `test-${randomUUID()}`,
    topics: [topics.membershipEvents.name],
    fromBeginning: true,
    concurrency: 1,
    onCrash: () => undefined,
    async onBatch({ records }) {
      for (const { key, value } of records) told.push({ key, event: membershipEvent.parse(readJson(value)) });
    },
  });
});

afterAll(async () => {
  await subscription.close();
  await Promise.all([kafka.close(), connection.close()]);
});

const ofRoom = (roomId: string) => told.filter(({ event }) => event.roomId === roomId);

/** What somebody who keeps the last record of each key knows of the people in a room. */
function rolesIn(roomId: string): Record<string, string | null> {
  const changes = ofRoom(roomId).flatMap(({ event }) => (event.type === 'membership.changed.v1' ? [event] : []));
  return Object.fromEntries(changes.map(({ userId, role }) => [userId, role]));
}

test('a space is told as a room of that kind, with its channels and its members', async () => {
  const [ann, bob] = people;
  const space = await newSpace(ann);
  await joinSpace(ann, space, [bob]);
  await eventually(() => expect(rolesIn(space.id)).toEqual({ [ann.user.id]: 'owner', [bob.user.id]: 'member' }));
  expect(ofRoom(space.id).map(({ event }) => event)).toContainEqual(
    expect.objectContaining({ type: 'room.upserted.v1', kind: 'space', name: space.name, createdBy: ann.user.id }),
  );
  const { id } = await textChannel(ann, space);
  expect(ofRoom(id)[0]?.event).toMatchObject({ type: 'room.upserted.v1', kind: 'channel', spaceId: space.id });
});

test('a room and what people are in it are told, in order, whatever changes them', async () => {
  const [ann, bob, cem] = people;
  const [a, b, c] = people.map(({ user }) => user.id) as [string, string, string];
  const { id } = await newGroup(ann, [bob]);
  await callAs(ann, chatApi.addMembers, { params: { id }, body: { userIds: [c] } });
  await callAs(ann, chatApi.handOver, { params: { id }, body: { userId: b } });
  await callAs(bob, chatApi.leaveRoom, { params: { id } });
  await eventually(() => expect(rolesIn(id)).toEqual({ [a]: 'owner', [b]: null, [c]: 'member' }));
  expect(ofRoom(id)[0]).toMatchObject({ key: id, event: { type: 'room.upserted.v1', kind: 'group', createdBy: a } });
  expect(ofRoom(id).every(({ key, event }) => key === keyOfMembershipEvent(event))).toBe(true);
  const versions = ofRoom(id).map(({ event }) => event.version);
  expect(versions).toEqual(versions.toSorted((one, other) => one - other));
  expect(versions.at(-1)).toBe(4);
  expect(cem.user.id).toBe(c);
});

const oldRoom = (createdBy: string): StoredRoom => ({
  id: randomUUID(),
  kind: 'group',
  name: 'Old',
  public: false,
  createdBy,
  createdAt: new Date(),
  memberCount: 1,
});

test('another node announces what a node committed before it died', async () => {
  const room = oldRoom(people[0].user.id);
  await createMembers(models).create(room, [newMember(room, room.createdBy)]);
  await eventually(() => expect(rolesIn(room.id)).toEqual({ [room.createdBy]: 'member' }));
});

test('who was removed by a node that did not live to tell is out on all nodes a moment later', async () => {
  const [ann, bob] = people;
  const { id } = await newGroup(ann, [bob]);
  const clients = await Promise.all(['chat-1', 'chat-2'].map(node => connect(bob, { node })));
  const trySend = (client: TestClient) =>
    client.command('message:send', { roomId: id, clientMsgId: randomUUID(), body: 'am I in?' });
  for (const client of clients) expect(await trySend(client)).toMatchObject({ ok: true });
  // Removed in the store, with its record; the Redis of the nodes hears nothing of it.
  await createMembers(models).remove(id, bob.user.id);
  for (const client of clients)
    await eventually(async () =>
      expect(await trySend(client)).toMatchObject({ ok: false, error: { code: 'not_a_member' } }),
    );
  await send(ann, id, 'without bob');
  const a = await connect(ann, { node: 'chat-1' });
  await send(ann, id, 'and once more');
  await a.hears('message:new', ({ body }) => body === 'and once more');
  for (const client of clients) {
    expect(client.all('message:new').map(({ body }) => body)).not.toContain('without bob');
    client.close();
  }
  a.close();
});

test('of a room of before 0.4 all is told with its next change', async () => {
  const room = oldRoom(people[0].user.id);
  const { id, ...rest } = room;
  const members = createMembers(models);
  await models.rooms.insertMany([{ _id: id, ...rest }]);
  const first = newMember(room, room.createdBy);
  await models.members.insertMany([{ _id: `${id}:${first.userId}`, ...first, role: 'owner' }]);
  await members.add(room, [newMember(room, people[1].user.id)], people[1].user.id);
  await members.remove(id, room.createdBy);
  const roles = { [people[1].user.id]: 'owner', [room.createdBy]: null };
  await eventually(() => expect(rolesIn(id)).toEqual(roles));
  expect(ofRoom(id)[0]?.event).toMatchObject({ type: 'room.upserted.v1', version: 1, name: 'Old' });
});

test('what did not happen is not told', async () => {
  const room = oldRoom(people[0].user.id);
  const members = createMembers(models);
  await members.create(room, [newMember(room, room.createdBy)]);
  expect(await members.handOver(room.id, room.createdBy, randomUUID())).toBe(false);
  await members.add(room, [newMember(room, people[1].user.id)], people[1].user.id);
  await eventually(() => expect(Object.keys(rolesIn(room.id))).toHaveLength(2));
  expect(ofRoom(room.id).map(({ event }) => event.version)).toEqual([1, 1, 2]);
});
