import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { chatCommands, chatNotices } from '@parley/contracts/chat-events';
import { endpoints } from '@parley/dev-env/endpoints';
import { FreezingProxy } from '@parley/dev-env/freezing-proxy';
import { newGroup, newPeople, send, type Person } from '@parley/dev-env/people';
import { commandsOf } from '../src/sockets/command.ts';
import { bindNotices } from '../src/sockets/notices.ts';
import { connected, createSocket, socketPaths } from '../src/sockets/open-socket.ts';

const command = commandsOf(chatCommands, 10_000);
let ann: Person;
let bob: Person;
let roomId: string;
const open: { disconnect(): unknown }[] = [];

beforeAll(async () => {
  [ann, bob] = (await newPeople(2, 'client')) as [Person, Person];
  roomId = (await newGroup(ann, [bob])).id;
});
afterEach(() => open.splice(0).forEach(socket => socket.disconnect()));

function socketOf({ token }: { token: string }, node = 'chat-1', url = endpoints().httpUrl) {
  const socket = createSocket({ url, path: socketPaths.chat, auth: { token }, node });
  open.push(socket);
  return socket;
}

test('a command resolves with its reply, and rejects with what the platform said', async () => {
  const socket = await connected(socketOf(ann));
  const clientMsgId = randomUUID();
  expect(await command(socket, 'message:send', { roomId, clientMsgId, body: 'hi' })).toMatchObject({ clientMsgId });
  const other = { roomId, clientMsgId, body: 'something else' };
  await expect(command(socket, 'message:send', other)).rejects.toMatchObject({ code: 'idempotency_conflict' });
  await expect(command(socket, 'message:send', { roomId, clientMsgId, body: '' })).rejects.toMatchObject({
    code: 'validation_failed',
    errors: expect.arrayContaining([expect.objectContaining({ field: 'body' })]),
  });
});

test('without a connection, and without an ack in time, it is unavailable', async () => {
  const { httpUrl } = endpoints();
  const proxy = await FreezingProxy.before(httpUrl);
  const socket = socketOf(ann, 'chat-1', proxy.through(httpUrl));
  await expect(command(socket, 'sync', { rooms: {} })).rejects.toMatchObject({ code: 'unavailable' });
  await connected(socket);
  proxy.freeze();
  await expect(command(socket, 'sync', { rooms: {} }, 100)).rejects.toMatchObject({
    code: 'unavailable',
    message: 'No answer',
  });
  proxy.close();
});

test('a refused handshake tells why; nobody there is no answer', async () => {
  await expect(connected(socketOf({ token: 'no token' }))).rejects.toMatchObject({ code: 'unauthenticated' });
  const nowhere = createSocket({ url: 'http://127.0.0.1:9', path: socketPaths.chat });
  await expect(connected(nowhere)).rejects.toMatchObject({ code: 'unavailable', message: 'No answer' });
});

test('a connection that is lost in the middle of the handshake is no answer', async () => {
  const { httpUrl } = endpoints();
  const proxy = await FreezingProxy.before(httpUrl);
  // Socket.IO asks for it when the way is open, and before it says who comes.
  const auth = () => proxy.close();
  const socket = createSocket({ url: proxy.through(httpUrl), path: socketPaths.chat, transports: ['websocket'], auth });
  open.push(socket);
  await expect(connected(socket)).rejects.toMatchObject({ code: 'unavailable', message: 'No answer' });
});

test('a notice that no table knows, or that does not parse, is ignored and acknowledged', async () => {
  const socket = await connected(socketOf(bob, 'chat-2'));
  const heard: unknown[] = [];
  const listening = Promise.withResolvers<void>();
  bindNotices(socket, chatNotices, {
    'message:new': ({ body }) => {
      heard.push(body);
      listening.resolve();
    },
    'messages:offline': batch => heard.push(batch),
  });
  await command(socket, 'sync', { rooms: {} });
  const acked = Promise.withResolvers<void>();
  // As a later platform would.
  const say = (...packet: unknown[]) =>
    (socket as unknown as { onevent(packet: object): void }).onevent({ data: packet });
  say('message:pinned', { roomId });
  say('message:new', { roomId, seq: 'first' });
  for (const hear of socket.listeners('messages:offline')) hear({ rooms: [] }, acked.resolve);
  await acked.promise;
  await send(ann, roomId, 'something plain');
  await listening.promise;
  expect(heard).toEqual(['something plain']);
});

test('a limit says when to come back', async () => {
  const socket = await connected(socketOf(bob));
  const syncs = Array.from({ length: 100 }, () => command(socket, 'sync', { rooms: {} }));
  const refused = (await Promise.allSettled(syncs)).find(({ status }) => status === 'rejected');
  expect(refused).toMatchObject({ reason: { code: 'rate_limited', retryAfterMs: expect.any(Number) } });
});
