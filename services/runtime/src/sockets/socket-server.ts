import { randomBytes } from 'node:crypto';
import type http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectRefusal } from '@parley/contracts/chat-events';
import { ParleyError } from '@parley/contracts/errors';
import { Server, type DefaultEventsMap, type ServerOptions, type Socket } from 'socket.io';
import { LocalBuckets } from '../limits/local-buckets.ts';
import { PacedClock } from '../limits/paced-clock.ts';
import { mostWaitMs, Slots } from '../limits/slots.ts';
import { countCut } from './cuts.ts';
import { boundBacklogs, writeOncePerTick } from './inside-socket-io.ts';
import { counter, gauge } from '../telemetry/metrics.ts';
import type { Caller } from '../http/mount.ts';
import { originAllowed } from '../http/origins.ts';
import { presentable } from '../http/problem.ts';
import type { Service } from '../process/service.ts';

const connections = gauge('parley_socket_connections', 'Authenticated sockets', ['service']);
const handshakes = counter(
  'parley_socket_handshakes_total',
  'Socket handshakes by outcome',
  ['outcome'],
  ['ok', 'overloaded'],
);

/** Bytes of one packet; larger ones end the connection. Commands have a smaller bound of their own, answered politely. */
const maxPacketBytes = 64 * 1024;
/** CONNECT packets of one connection; our own clients send one. */
const maxConnects = 3;
/** Sockets of one session on one node: tabs and windows of a browser. */
const maxSocketsPerSession = 32;
/** Who can come in so soon waits inside: another connection costs more than one that waits. Socket.IO gives a handshake ten seconds. */
const waitsInsideMs = 5_000;
/** Refused handshakes of one address before a line in the log tells of them, and how often it does. */
const quietRefusals = { rate: 0.1, burst: 20 };
const refusalLines = { rate: 1 / 60, burst: 1 };

export interface SocketServerOptions<C = Caller> {
  service: Service;
  server: http.Server;
  path: string;
  origins: string[];
  /** The field of the handshake's `auth` that lets a client in, and who it is then. Rejects with what may be shown. */
  credential: 'token' | 'ticket';
  authenticate: (credential: string) => Promise<C>;
  /** The session that a caller belongs to. */
  sessionOf: (caller: C) => string;
  /** Absent: notices stay within this node. */
  adapter?: ServerOptions['adapter'];
  /** A socket was too slow for notices that a log has too, and takes them again; `rooms` are those that they were for. */
  onBack?: (socket: Socket, rooms: Set<string>) => void;
  /** New connections with a good credential that this node takes: per second, and at once; while it is full, none. */
  handshakes: { rate: number; burst: number; isFull?: () => boolean };
}

/** The events of both directions are typed by the contract's maps; `data.caller` is set by the handshake. */
export type TypedServer<In extends object, Out extends object, C = Caller> = Server<
  In & DefaultEventsMap,
  Out & DefaultEventsMap,
  DefaultEventsMap,
  { caller: C }
>;
export type TypedSocket<In extends object, Out extends object, C = Caller> = Socket<
  In & DefaultEventsMap,
  Out & DefaultEventsMap,
  DefaultEventsMap,
  { caller: C }
>;

/**
 * A Socket.IO server whose handshake checks origin, credential, number of sockets and rate, in this order: nothing that
 * people share is spent for a stranger. A refused client finds `{code, retryAfterMs?}` in the `data` of its
 * `connect_error`, and its connection ends. With `overloaded` a slot is kept for its session at that
 * time. The id of a connection begins with the name of its node, so that the gateway finds the node of a client that
 * polls without a cookie.
 */
export function createSocketServer<In extends object, Out extends object, C = Caller>(
  options: SocketServerOptions<C>,
): TypedServer<In, Out, C> {
  const { service, server, path, origins, credential, adapter } = options;
  const io: TypedServer<In, Out, C> = new Server(server, {
    path,
    ...(adapter && { adapter }),
    serveClient: false,
    transports: ['websocket', 'polling'],
    maxHttpBufferSize: maxPacketBytes,
    perMessageDeflate: false,
    httpCompression: false,
    connectTimeout: 10_000,
    pingInterval: 20_000,
    pingTimeout: 15_000,
    allowRequest: (request, decide) => decide(null, originAllowed(request.headers.origin, origins)),
  });
  writeOncePerTick(io.engine);
  boundBacklogs(io.engine, {
    onBack: (socket, rooms) => options.onBack?.(socket as Socket, rooms),
    onCut: () => countCut('too_slow'),
  });
  nameConnections(io, service.node);
  setNodeCookie(io, service.node, path);
  boundConnects(io);
  const enter = createHandshake(options, io);
  const report = createRefusalReport(service);
  io.use(
    (socket, next) =>
      void enter(socket.handshake.auth[credential], () => socket.conn.readyState === 'open').then(
        caller => {
          socket.data.caller = caller;
          next();
        },
        error => {
          next(report(error, addressOf(socket)));
          // After the refusal, which is written in the next tick. Another try needs a request that the gateway counts.
          setImmediate(() => socket.conn.close());
        },
      ),
  );
  countConnections(io, service.name);
  return io;
}

function createHandshake<In extends object, Out extends object, C>(
  { authenticate, sessionOf, handshakes: { isFull = () => false, ...rate } }: SocketServerOptions<C>,
  io: TypedServer<In, Out, C>,
) {
  const clock = new PacedClock(isFull);
  const slots = new Slots(rate, () => clock.now());
  const countOf = countSessions(io, sessionOf);
  const waitOf = (session: string) => Math.min(clock.inRealTime(slots.take(session)), mostWaitMs);

  /** Milliseconds after which the caller may come again; 0 when they are in, now or after waiting here. */
  async function turnOf(session: string, isThere: () => boolean): Promise<number> {
    const until = performance.now() + waitsInsideMs;
    let wait = waitOf(session);
    while (wait > 0 && performance.now() + wait <= until && isThere()) {
      await sleep(wait);
      wait = waitOf(session);
    }
    return wait;
  }

  return async (credential: unknown, isThere: () => boolean): Promise<C> => {
    if (typeof credential !== 'string' || credential === '') throw new ParleyError('unauthenticated');
    const caller = await authenticate(credential);
    if (countOf(caller) >= maxSocketsPerSession)
      throw new ParleyError('rate_limited', 'Too many connections of one session', { retryAfterMs: 10_000 });
    const retryAfterMs = await turnOf(sessionOf(caller), isThere);
    if (retryAfterMs > 0) throw new ParleyError('overloaded', 'Too many new connections', { retryAfterMs });
    return caller;
  };
}

/** How many sockets of a caller's session this node serves. */
function countSessions<In extends object, Out extends object, C>(
  io: TypedServer<In, Out, C>,
  sessionOf: (caller: C) => string,
): (caller: C) => number {
  const counts = new Map<string, number>();
  io.on('connection', socket => {
    const session = sessionOf(socket.data.caller);
    counts.set(session, (counts.get(session) ?? 0) + 1);
    socket.once('disconnect', () => {
      const left = (counts.get(session) ?? 1) - 1;
      if (left > 0) counts.set(session, left);
      else counts.delete(session);
    });
  });
  return caller => counts.get(sessionOf(caller)) ?? 0;
}

/** Makes a refusal of an error. It is counted, and the log says which address is refused again and again. */
function createRefusalReport({ logger }: Service) {
  const buckets = new LocalBuckets();
  return (error: unknown, address: string): Error & { data: ConnectRefusal } => {
    const { code, message, retryAfterMs } = presentable(error);
    handshakes.inc({ outcome: code });
    if (code === 'internal') logger.error({ err: error }, 'a handshake failed');
    if (!buckets.take(`quiet:${address}`, quietRefusals).ok && buckets.take(`line:${address}`, refusalLines).ok)
      logger.warn({ address, code }, 'handshakes of an address are refused again and again');
    return Object.assign(new Error(message), { data: { code, retryAfterMs } });
  };
}

/** As the gateway saw it; only the gateway can reach this port. */
function addressOf({ handshake }: { handshake: { headers: http.IncomingHttpHeaders; address: string } }): string {
  const given = handshake.headers['x-real-ip'];
  return typeof given === 'string' ? given : handshake.address;
}

function nameConnections<In extends object, Out extends object, C>(io: TypedServer<In, Out, C>, node: string): void {
  io.engine.generateId = () => `${node}.${randomBytes(15).toString('base64url')}`;
}

/** Namespaces that do not exist and repeated CONNECTs pass no handshake: a connection that goes on with them ends. */
function boundConnects<In extends object, Out extends object, C>(io: TypedServer<In, Out, C>): void {
  io.engine.on('connection', (connection: EngineConnection) => {
    let connects = 0;
    connection.on('packet', ({ type, data }) => {
      if (type !== 'message' || typeof data !== 'string' || !data.startsWith('0')) return;
      connects += 1;
      if (connects > maxConnects) connection.close();
    });
  });
}

/** What is used of a connection of Engine.IO. */
interface EngineConnection {
  on(event: 'packet', listener: (packet: { type: string; data?: unknown }) => void): void;
  close(): void;
}

/** Tells the gateway which node has this client's session, for clients that poll. */
function setNodeCookie<In extends object, Out extends object, C>(
  io: TypedServer<In, Out, C>,
  node: string,
  path: string,
): void {
  io.engine.on('initial_headers', (headers: Record<string, string>) => {
    headers['Set-Cookie'] = `parley_node=${node}; Path=${path}; HttpOnly; SameSite=Lax`;
  });
}

function countConnections<In extends object, Out extends object, C>(
  io: TypedServer<In, Out, C>,
  service: string,
): void {
  io.on('connection', socket => {
    handshakes.inc({ outcome: 'ok' });
    connections.inc({ service });
    socket.once('disconnect', () => connections.dec({ service }));
  });
}
