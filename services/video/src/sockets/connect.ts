import { ParleyError } from '@parley/contracts/errors';
import type { VideoLimit } from '@parley/contracts/limit-names';
import { videoCommands, type VideoCommand, type VideoInput } from '@parley/contracts/video-events';
import { createCommandBinder, type CommandHandlers } from '@parley/runtime/sockets/bind-commands';
import { LocalBuckets } from '@parley/runtime/limits/local-buckets';
import { rateLimited } from '@parley/runtime/limits/rate-limit';
import { readLimits } from '../config.ts';
import type { VideoContext } from '../context.ts';
import type { Dispatcher } from '../domain/dispatcher.ts';
import type { Connection } from '../domain/connection.ts';
import type { Participant } from '../domain/peer.ts';
import { RemoteDispatcher, serveOtherNodes, type RemoteConnections } from './relay.ts';
import type { VideoServer, VideoSocket } from './video-io.ts';

const watchEveryMs = 1_000;

/** A socket of this node with the dispatcher that its commands go to, once it has joined. */
interface Client {
  participant: Participant;
  dispatcher: Dispatcher | undefined;
  isGone: boolean;
}

/** The socket without its table of events, where the event is a variable. */
interface Emitter {
  emit(event: string, payload: unknown): void;
}

/** Serves the sockets of this node, and those of other nodes whose calls are here. */
export function serveSockets(ctx: VideoContext, io: VideoServer): void {
  const clients = new Map<string, Client>();
  const bind = bindVideoCommands(ctx);
  io.on('connection', socket => {
    const client: Client = { participant: participantOf(socket), dispatcher: undefined, isGone: false };
    clients.set(socket.id, client);
    bind(socket, client);
    socket.once('disconnect', () => {
      clients.delete(socket.id);
      client.isGone = true;
      client.dispatcher?.gone(socket.id);
    });
  });
  const connectionOf = (connectionId: string) => clients.get(connectionId)?.participant.connection;
  const remote = serveOtherNodes({ bus: ctx.bus, dispatcher: ctx.dispatcher, connectionOf });
  const timer = setInterval(() => void watchOtherNodes(ctx, clients, remote), watchEveryMs);
  ctx.service.onStop('close', 'watch of other nodes', () => clearInterval(timer));
}

function participantOf(socket: VideoSocket): Participant {
  const { sub: userId, sid: sessionId, callId, roomId, roomKind, moderate, stage } = socket.data.caller;
  const connection: Connection = {
    id: socket.id,
    notify: (event, payload) => void (socket as unknown as Emitter).emit(event, payload),
    // Later, so that the notice before it is on its way.
    cut: () => void setImmediate(() => socket.disconnect(true)),
  };
  return { userId, sessionId, callId, roomId, roomKind, moderate, stage, connection };
}

function bindVideoCommands(ctx: VideoContext) {
  const buckets = new LocalBuckets();
  const limits = readLimits(ctx.config);

  function demand({ participant }: Client, name: VideoLimit): void {
    const taken = buckets.take(`${name} ${participant.connection.id}`, limits[name]);
    if (!taken.ok) throw rateLimited({ name }, taken.retryAfterMs);
  }

  async function join(client: Client, input: VideoInput<'call:join'>) {
    if (client.dispatcher) throw new ParleyError('already_in_call');
    const dispatcher = await deskOf(ctx, client.participant.callId);
    client.dispatcher = dispatcher;
    try {
      const joined = await dispatcher.submit(client.participant, 'call:join', input);
      // A client that is gone before the join is done would be in for ever: nobody else tells the dispatcher.
      if (client.isGone) dispatcher.gone(client.participant.connection.id);
      return joined;
    } catch (error) {
      client.dispatcher = undefined;
      // A node that was only too slow to answer has let the client in all the same.
      dispatcher.gone(client.participant.connection.id);
      ctx.events.joinRefused(error instanceof ParleyError ? error.code : 'internal');
      throw error;
    }
  }

  async function submit<C extends VideoCommand>(client: Client, command: C, input: VideoInput<C>) {
    if (command === 'call:join') return join(client, input as VideoInput<'call:join'>);
    if (!client.dispatcher) throw new ParleyError('not_in_call');
    return client.dispatcher.submit(client.participant, command, input);
  }

  // Every command goes the same way; the table only gives each its types.
  const handlers = Object.fromEntries(
    (Object.keys(videoCommands) as VideoCommand[]).map(name => [
      name,
      (client: Client, input: unknown) => submit(client, name, input as VideoInput<typeof name>),
    ]),
  ) as unknown as CommandHandlers<typeof videoCommands, Client>;

  return createCommandBinder<typeof videoCommands, Client>({
    commands: videoCommands,
    handlers,
    logger: ctx.service.logger,
    userId: client => client.participant.userId,
    spend: demand,
    budget: limits.callCommandsPerSocket,
    onRefused: ctx.events.accessRefused,
  });
}

/** A call goes on at the node that holds it, or begins at the one that carries the least. */
async function deskOf(
  { directory, media, dispatcher, bus, events, self }: VideoContext,
  callId: string,
): Promise<Dispatcher> {
  const owner = await directory.ownerOf(callId, media.load).catch((cause: unknown) => {
    throw new ParleyError('unavailable', 'Calls cannot be found right now', { retryAfterMs: 1_000, cause });
  });
  return owner === self ? dispatcher : new RemoteDispatcher(owner, bus, events);
}

/**
 * A node died. This node sends away its clients whose call that node held; they come back with a new ticket, and the call goes on
 * elsewhere. The dead node's clients in calls on this node count as lost sockets. Media that it carried for this node is set up again.
 */
async function watchOtherNodes(
  { directory, cascade, mediaHost, service }: VideoContext,
  clients: Map<string, Client>,
  connections: RemoteConnections,
): Promise<void> {
  const away = [...clients.values()].flatMap(({ dispatcher, participant }) =>
    dispatcher instanceof RemoteDispatcher ? [{ node: dispatcher.node, connection: participant.connection }] : [],
  );
  const known = [...away.map(client => client.node), ...connections.nodes, ...cascade.nodes, ...mediaHost.nodes];
  for (const node of new Set(known)) {
    const isAlive = await directory.isAlive(node).catch(() => true);
    if (isAlive) continue;
    service.logger.warn({ node }, 'another node is gone; its calls are joined again, its clients are lost');
    for (const client of away) if (client.node === node) client.connection.cut();
    connections.drop(node);
    mediaHost.dropNode(node);
    cascade.dropNode(node);
  }
}
