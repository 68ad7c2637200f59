import type http from 'node:http';
import type { ConnectRefusal } from '@parley/contracts/chat-events';
import { ParleyError } from '@parley/contracts/errors';
import { Server, type DefaultEventsMap, type ServerOptions, type Socket } from 'socket.io';
import { LocalBuckets } from './local-buckets.ts';
import { counter, gauge } from './metrics.ts';
import type { Caller } from './mount.ts';
import { originAllowed } from './origins.ts';
import { presentable } from './problem.ts';
import type { Service } from './service.ts';

const connections = gauge('parley_socket_connections', 'Authenticated sockets', ['service']);
const handshakes = counter(
  'parley_socket_handshakes_total',
  'Socket handshakes by outcome',
  ['outcome'],
  ['ok', 'overloaded'],
);

/** Bytes of one packet; larger ones end the connection. Commands have a smaller bound of their own, answered politely. */
const maxPacketBytes = 64 * 1024;

export interface SocketServerOptions<C = Caller> {
  service: Service;
  server: http.Server;
  path: string;
  origins: string[];
  /** The field of the handshake's `auth` that lets a client in, and who it is then. Rejects with what may be shown. */
  credential: 'token' | 'ticket';
  authenticate: (credential: string) => Promise<C>;
  /** Absent: notices stay within this node. */
  adapter?: ServerOptions['adapter'];
  /** New connections that this node takes: per second, and at once. */
  handshakes: { rate: number; burst: number };
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
 * A Socket.IO server whose handshake checks origin, rate and credential, in this order. A refused client finds
 * `{code, retryAfterMs?}` in the `data` of its `connect_error`.
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
  setNodeCookie(io, service.node, path);
  const authenticate = createHandshake(options);
  io.use(
    (socket, next) =>
      void authenticate(socket.handshake.auth[credential]).then(
        caller => {
          socket.data.caller = caller;
          next();
        },
        error => next(refusal(error)),
      ),
  );
  countConnections(io, service.name);
  return io;
}

function createHandshake<C>({ authenticate, handshakes: rate }: SocketServerOptions<C>) {
  const bucket = new LocalBuckets();
  return async (credential: unknown): Promise<C> => {
    const taken = bucket.take('handshakes', rate);
    if (!taken.ok)
      throw new ParleyError('overloaded', 'Too many new connections', { retryAfterMs: taken.retryAfterMs });
    if (typeof credential !== 'string' || credential === '') throw new ParleyError('unauthenticated');
    return authenticate(credential);
  };
}

function refusal(error: unknown): Error & { data: ConnectRefusal } {
  const shown = presentable(error);
  handshakes.inc({ outcome: shown.code });
  return Object.assign(new Error(shown.message), { data: { code: shown.code, retryAfterMs: shown.retryAfterMs } });
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
