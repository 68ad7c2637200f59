import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket as NetSocket } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { Server } from 'socket.io';
import { io as connect, type Socket } from 'socket.io-client';
import { boundBacklogs, withFlags, writeOncePerTick, type Flags } from '../src/sockets/inside-socket-io.ts';
import { shardedAdapter, untilHeard } from '../src/sockets/socket-adapter.ts';
import { connectRedis, connectRedisSubscriber, type Redis } from '../src/stores/redis.ts';
import { createLogger } from '../src/telemetry/logger.ts';

const logger = createLogger({ service: 'test', node: 'test', level: 'fatal' });
const closing: (() => unknown)[] = [];
let room: string;
/** Has the sockets. */
let node: Node;
/** Tells them, and has none. */
let worker: Server;

interface Node {
  io: Server;
  url: string;
  subscriber: Redis;
  /** Of notices of this test: the channel of notices for several rooms has those of everybody on this Redis. */
  flags: Flags[];
  /** Writes to the network, by size. */
  writes: number[];
  /** Rooms of notices that slow sockets went without, once they were there again. */
  left: string[][];
  cuts: number;
}

beforeEach(async () => {
  room = randomUUID();
  node = await startNode();
  worker = new Server({ adapter: shardedAdapter(await links()), serveClient: false });
});

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Ready ones: what is published before is refused, and the adapter does not tell. */
async function links(): Promise<Record<'publisher' | 'subscriber', Redis>> {
  const open = async (kind: typeof connectRedis): Promise<Redis> => {
    const redis = kind(endpoints().redisUrl, { name: 'test', logger });
    // Not cut: the adapter is still taking its subscriptions back.
    closing.push(() => redis.quit());
    await once(redis, 'ready');
    return redis;
  };
  const [publisher, subscriber] = await Promise.all([open(connectRedis), open(connectRedisSubscriber)]);
  return { publisher, subscriber };
}

async function startNode(): Promise<Node> {
  const server = createServer();
  const { publisher, subscriber } = await links();
  const [flags, writes]: [Flags[], number[]] = [[], []];
  const noteFlags = (found: Flags): void => void (found.from === room && flags.push(found));
  const adapter = shardedAdapter({ publisher, subscriber, onDelivery: noteFlags });
  const io = new Server(server, { adapter, serveClient: false, perMessageDeflate: false });
  writeOncePerTick(io.engine);
  boundBacklogs(io.engine, {
    onBack: (_, rooms) => node.left.push([...rooms]),
    onCut: () => (node.cuts += 1),
  });
  io.on('connection', socket => void socket.join(room));
  server.on('connection', (socket: NetSocket) => noteWrites(socket, writes));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closing.push(() => io.close());
  return {
    io,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    subscriber,
    flags,
    writes,
    left: [],
    cuts: 0,
  };
}

/** What a stream hands to the system: one call is one write, of one buffer or of many. */
function noteWrites(socket: NetSocket, writes: number[]): void {
  const stream = socket as unknown as Record<'_write' | '_writev', (content: unknown, ...rest: unknown[]) => unknown>;
  const [one, many] = [stream._write.bind(socket), stream._writev.bind(socket)];
  stream._write = (chunk, ...rest) => {
    writes.push(1);
    return one(chunk, ...rest);
  };
  stream._writev = (chunks, ...rest) => {
    writes.push((chunks as unknown[]).length);
    return many(chunks, ...rest);
  };
}

async function listen(transport: 'websocket' | 'polling'): Promise<{ socket: Socket; heard: [string, unknown][] }> {
  const socket = connect(node.url, { transports: [transport], forceNew: true });
  const heard: [string, unknown][] = [];
  socket.onAny((event: string, payload: unknown) => heard.push([event, payload]));
  closing.push(() => socket.disconnect());
  await new Promise<void>(resolve => socket.once('connect', resolve));
  await eventually(() => expect(node.io.sockets.adapter.rooms.has(room)).toBe(true));
  await untilHeard(node.subscriber, [room]);
  return { socket, heard };
}

const tricky = [
  'plain',
  'ünïcödé 漢字 🙂 \u2028',
  '"}]},"opts":{"rooms":[],"except":[],"flags":{}}},"uid":"x","nsp":"/"}',
  '{"type":3,"data":{"packet":{"type":2,"data":',
  '\\',
  'x'.repeat(200),
  'y'.repeat(70_000),
];

test.each(['websocket', 'polling'] as const)(
  'what another process tells arrives as it was, in order: %s',
  async kind => {
    const { heard } = await listen(kind);
    for (const body of tricky) worker.to(room).emit('message:new', { body, nested: { nsp: '/' } });
    await eventually(() => expect(heard).toHaveLength(tricky.length));
    expect(heard).toEqual(tricky.map(body => ['message:new', { body, nested: { nsp: '/' } }]));
  },
);

test('flags travel beside a notice, and clients do not see them', async () => {
  const { heard } = await listen('websocket');
  withFlags(worker.to(room), { traceparent: '00-a-b-01', at: 7, from: room }).emit('note', { text: 'here' });
  await eventually(() => expect(heard).toEqual([['note', { text: 'here' }]]));
  expect(node.flags).toEqual([{ traceparent: '00-a-b-01', at: 7, from: room }]);
});

test('a notice for several rooms comes once, one of the node itself too, and not to who is left out', async () => {
  const [one, other] = [await listen('websocket'), await listen('websocket')];
  node.io.to(room).emit('own', 1);
  await eventually(() => expect([one.heard, other.heard]).toEqual([[['own', 1]], [['own', 1]]]));
  worker.to([room, one.socket.id ?? '']).emit('both', 2);
  worker
    .to(room)
    .except(other.socket.id ?? '')
    .emit('but', 3);
  worker.to(room).emit('last', 4);
  await eventually(() => expect(other.heard.at(-1)).toEqual(['last', 4]));
  await eventually(() => expect(one.heard.at(-1)).toEqual(['last', 4]));
  expect(one.heard.map(([event]) => event)).toEqual(['own', 'both', 'but', 'last']);
  expect(other.heard.map(([event]) => event)).toEqual(['own', 'both', 'last']);
});

test('what a tick has for a connection is one write, and one notice is one buffer', async () => {
  const { heard } = await listen('websocket');
  node.writes.length = 0;
  node.io.to(room).emit('single', 0);
  await eventually(() => expect(heard).toHaveLength(1));
  expect(node.writes).toEqual([1]);
  for (let at = 0; at < 5; at += 1) node.io.to(room).emit('many', at);
  await eventually(() => expect(heard).toHaveLength(6));
  expect(node.writes).toEqual([1, 5]);
});

test('a notice of another process is not read on its way', async () => {
  const { heard } = await listen('websocket');
  const parse = JSON.parse;
  const read: string[] = [];
  JSON.parse = (text: string, reviver?: Parameters<typeof parse>[1]) => {
    read.push(text);
    return parse(text, reviver) as unknown;
  };
  try {
    withFlags(worker.to(room), { from: room }).emit('secret', { text: 'nobody reads this' });
    await eventually(() => expect(node.flags).toHaveLength(1));
  } finally {
    JSON.parse = parse;
  }
  await eventually(() => expect(heard).toEqual([['secret', { text: 'nobody reads this' }]]));
  // The client reads it, in this process too: with its packet, not with the message of the adapter.
  expect(read.filter(text => text.includes('nobody') && text.includes('uid'))).toEqual([]);
});

/** Stops reading, as a phone in a tunnel does: the system takes some megabytes for it, the rest waits in the node. */
function stall(socket: Socket): () => void {
  const { ws } = socket.io.engine.transport as unknown as { ws: { _socket: NetSocket } };
  ws._socket.pause();
  closing.push(() => ws._socket.resume());
  return () => ws._socket.resume();
}

/** Tells the room so many megabytes, each when the one before has passed the node. */
async function tellMegabytes(count: number, flags: Flags): Promise<void> {
  const ofThisTest = { ...flags, from: room };
  for (let at = 0; at < count && node.cuts === 0; at += 1) {
    const told = node.flags.length + 16;
    for (let part = 0; part < 16; part += 1) withFlags(worker.to(room), ofThisTest).emit('big', 'x'.repeat(64 * 1024));
    await eventually(() => expect(node.flags.length === told || node.cuts > 0).toBe(true));
  }
}

/** Bytes that wait for sockets in the node. */
function waiting(): number {
  const connections = Object.values((node.io.engine as unknown as { clients: Record<string, Waiting> }).clients);
  const packets = connections.flatMap(({ writeBuffer }) => writeBuffer.map(({ data }) => data.length));
  const written = connections.map(({ transport }) => transport.socket._socket.writableLength);
  return [...packets, ...written].reduce((sum, bytes) => sum + bytes, 0);
}
interface Waiting {
  writeBuffer: { data: string }[];
  transport: { socket: { _socket: NetSocket } };
}

test('a socket that is too slow goes without what a log has, and hears of it when it is there again', async () => {
  const { socket, heard } = await listen('websocket');
  const goOn = stall(socket);
  await tellMegabytes(20, { logged: true });
  expect(waiting()).toBeGreaterThan(1024 * 1024);
  expect(waiting()).toBeLessThan(2 * 1024 * 1024);
  expect(node.left).toEqual([]);
  goOn();
  await eventually(() => expect(node.left).toEqual([[room]]));
  worker.to(room).emit('after', 1);
  await eventually(() => expect(heard.at(-1)).toEqual(['after', 1]));
  expect(heard.length).toBeLessThan(20 * 16);
  expect(node.cuts).toBe(0);
});

test('a socket that is too slow for what must not be left out is cut', async () => {
  const { socket } = await listen('websocket');
  stall(socket);
  await tellMegabytes(30, {});
  expect(node.cuts).toBe(1);
  await eventually(() => expect(node.io.sockets.adapter.rooms.has(room)).toBe(false));
});
