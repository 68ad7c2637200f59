import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { authApi } from '@parley/contracts/auth-api';
import { chatApi } from '@parley/contracts/chat-api';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPeople, send, type Person } from '@parley/dev-env/people';
import { connect } from '@parley/dev-env/sockets';
import { RoomFeed, type RoomFeedOptions } from '../src/rooms/room-feed.ts';
import { placeOf, type RoomEvent } from '../src/rooms/room-order.ts';
import { Connection, type ConnectionState } from '../src/sockets/connection.ts';

let ann: Person;
let bob: Person;
const open: { close(): void }[] = [];

beforeAll(async () => {
  [ann, bob] = (await newPeople(2, 'feed')) as [Person, Person];
});
afterEach(() => open.splice(0).forEach(part => part.close()));

const newRoom = async () => (await newGroup(ann, [bob])).id;
const write = async (roomId: string, from: number, to: number) => {
  for (let at = from; at <= to; at += 1) await send(ann, roomId, `number ${at}`);
};
const untilStored = (roomId: string, last: number) =>
  eventually(async () => {
    const { room } = await callAs(ann, chatApi.getRoom, { params: { id: roomId } });
    expect(room.lastSeq).toBe(last);
  });
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

function follow(roomId: string, options: Partial<RoomFeedOptions> = {}, person = bob) {
  const heard: RoomEvent[] = [];
  const states: ConnectionState['status'][] = [];
  const connection = new Connection({
    url: endpoints().httpUrl,
    token: () => Promise.resolve(person.token),
    onState: ({ status }) => states.push(status),
    pauses: [50],
  });
  const feed = new RoomFeed({
    socket: connection.socket,
    call: (entry, input) => callAs(person, entry, input),
    rooms: { [roomId]: 0 },
    onEvent: event => heard.push(event),
    ...options,
  });
  open.push(feed, connection);
  connection.open();
  const hears = (last: number) => eventually(() => expect(heard.map(placeOf)).toEqual(upTo(last)));
  return { connection, feed, heard, states, hears };
}

test('what was there, what comes, and what came while the connection was lost: every place once, in order', async () => {
  const roomId = await newRoom();
  await write(roomId, 1, 60);
  const { connection, hears, states } = follow(roomId);
  await hears(60);
  await write(roomId, 61, 65);
  await hears(65);
  connection.socket.io.engine.close();
  await write(roomId, 66, 70);
  await hears(70);
  expect(states).toEqual(['connecting', 'connected', 'waiting', 'connecting', 'connected']);
});

test('what was missed is asked for again when the platform could not say it at the connect', async () => {
  const [dan] = (await newPeople(1, 'refused')) as [Person];
  const { id: roomId } = await newGroup(ann, [dan]);
  await write(roomId, 1, 3);
  await untilStored(roomId, 3);
  const other = await connect(dan);
  open.push(other);
  // More than a person may ask for at once.
  const answers = await Promise.all(Array.from({ length: 80 }, () => other.command('sync', { rooms: {} })));
  expect(answers.at(-1)).toMatchObject({ ok: false, error: { code: 'rate_limited' } });
  const { hears } = follow(roomId, { syncEveryMs: 3_600_000 }, dan);
  await hears(3);
});

test('a hint that is lost is fetched, whether another one follows or none does', async () => {
  const roomId = await newRoom();
  const { connection, feed, hears, heard } = follow(roomId, { syncEveryMs: 1_000 });
  await write(roomId, 1, 1);
  await hears(1);
  const hints = connection.socket.listeners('message:new');
  connection.socket.off('message:new');
  await write(roomId, 2, 3);
  await hears(3);
  await write(roomId, 4, 4);
  await untilStored(roomId, 4);
  for (const hint of hints) connection.socket.on('message:new', hint);
  const { id: messageId } = await send(ann, roomId, 'number 5');
  await hears(5);
  const reaction = { params: { id: roomId, messageId }, body: { emoji: '👍', on: true } };
  await callAs(ann, chatApi.react, reaction);
  await hears(6);
  expect(heard.at(-1)).toMatchObject({ messageId, emoji: '👍' });
  expect(feed.position(roomId)).toBe(6);
});

test('a position that the log does not have begins again where the log ends', async () => {
  const roomId = await newRoom();
  await write(roomId, 1, 3);
  await untilStored(roomId, 3);
  const resets: [string, number][] = [];
  const { heard } = follow(roomId, { rooms: { [roomId]: 100 }, onReset: (...told) => resets.push(told) });
  await eventually(() => expect(resets).toEqual([[roomId, 3]]));
  await write(roomId, 4, 5);
  await eventually(() => expect(heard.map(placeOf)).toEqual([4, 5]));
});

test('a room that was left is followed no longer', async () => {
  const roomId = await newRoom();
  const { connection, feed, hears } = follow(roomId);
  await write(roomId, 1, 1);
  await hears(1);
  await callAs(bob, chatApi.leaveRoom, { params: { id: roomId } });
  // A late hint of something that cannot be read any more.
  const [hear] = connection.socket.listeners('room:changed');
  hear?.({ roomId, reason: 'head', lastSeq: 9 });
  await eventually(() => expect(feed.position(roomId)).toBeUndefined());
});

test('a session that is over ends the connection for good', async () => {
  const [cem] = (await newPeople(1, 'ended')) as [Person];
  let revoked = 0;
  const connection = new Connection({
    url: endpoints().httpUrl,
    token: () => Promise.resolve(cem.token),
    onRevoked: () => (revoked += 1),
  });
  open.push(connection);
  connection.open();
  await eventually(() => expect(connection.socket.connected).toBe(true));
  await callAs(cem, authApi.logout, {});
  await eventually(() => expect(revoked).toBe(1));
});

test('a room that is large, where others hear a digest, is followed whole', async () => {
  const [eve] = (await newPeople(1, 'crowd')) as [Person];
  const { id: roomId } = await newGroup(ann, [bob, eve]);
  const { hears, heard } = follow(roomId);
  await write(roomId, 1, 2);
  await hears(2);
  // More than the tests' stack lets hear everything, at whichever node this feed is.
  const nodes = Array.from({ length: 26 }, () => ['chat-1', 'chat-2']).flat();
  const crowd = await Promise.all(nodes.map(node => connect(eve, { node })));
  open.push(...crowd);
  await write(roomId, 3, 25);
  await hears(25);
  expect(new Set(heard.map(placeOf)).size).toBe(25);
  expect(crowd.every(client => client.all('message:new').length === 0)).toBe(true);
});
