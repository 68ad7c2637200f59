import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { setOf } from '@parley/contracts/spaces/permissions';
import { eventually } from '@parley/dev-env/eventually';
import { createLogger } from '@parley/runtime/telemetry/logger';
import { Server } from 'socket.io';
import { io as connect, type Socket } from 'socket.io-client';
import { socketRooms } from '../src/notify/socket-rooms.ts';
import { SpaceSockets } from '../src/sockets/space-sockets.ts';

type Links = ConstructorParameters<typeof SpaceSockets>;

const [space, channel, userId] = ['a-space', 'a-channel', 'somebody'];
let io: Server;
let client: Socket;
/** What a node knows of the space; `changes` undefined: nobody can say it. */
let known: { changes: number | undefined; sees: boolean };
/** How often it was asked what somebody is in the space. */
let asked: number;
let sockets: SpaceSockets;

const access = {
  changesOf: async () => known.changes ?? Promise.reject(new Error('no store')),
  person: async () => {
    asked += 1;
    return known.changes === undefined ? Promise.reject(new Error('no store')) : {};
  },
  spaceOf: async (roomId: string) => (roomId === channel ? space : undefined),
  permissionsInChannel: () => setOf(known.sees ? ['viewChannel'] : []),
};

beforeAll(async () => {
  const server = createServer();
  io = new Server(server, { serveClient: false });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  io.on('connection', socket => {
    socket.data = { caller: { userId } };
    void socket.join([socketRooms.space(space), socketRooms.user(userId), socketRooms.room(channel)]);
  });
});
afterAll(() => io.close());

beforeEach(async () => {
  [known, asked] = [{ changes: 1, sees: true }, 0];
  sockets = new SpaceSockets(
    {
      access,
      service: { logger: createLogger({ service: 'test', node: 'test', level: 'fatal' }) },
    } as never as Links[0],
    io as never as Links[1],
  );
  client?.close();
  const port = (io.httpServer.address() as AddressInfo).port;
  client = connect(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true });
  await eventually(() => expect([...rooms()]).toContain(socketRooms.room(channel)));
});

const rooms = (): Set<string> => io.of('/').adapter.sids.get(client.id ?? '') ?? new Set();

test('a change that Redis and the topic tell is settled once', async () => {
  known.changes = 2;
  sockets.spaceChanged(space);
  sockets.spaceChanged(space, 2);
  await eventually(() => expect(asked).toBe(1));
  sockets.spaceChanged(space, 1);
  sockets.spaceChanged(space, 2);
  known = { changes: 3, sees: false };
  sockets.spaceChanged(space, 3);
  await eventually(() => expect([...rooms()]).not.toContain(socketRooms.room(channel)));
  expect(asked).toBe(2);
});

test('a change that only the topic told is settled, also where the space was read since', async () => {
  sockets.spaceChanged(space, 1);
  await eventually(() => expect(asked).toBe(1));
  known = { changes: 2, sees: false };
  sockets.spaceChanged(space, 2);
  await eventually(() => expect([...rooms()]).not.toContain(socketRooms.room(channel)));
  expect([...rooms()]).toContain(socketRooms.space(space));
});

test('a change while another one is settled is settled after it', async () => {
  sockets.spaceChanged(space);
  known = { changes: 2, sees: false };
  sockets.spaceChanged(space);
  await eventually(() => expect([...rooms()]).not.toContain(socketRooms.room(channel)));
});

test('a socket of which nobody can say what it may hear is cut', async () => {
  known.changes = undefined;
  sockets.spaceChanged(space);
  await eventually(() => expect(client.connected).toBe(false));
});
