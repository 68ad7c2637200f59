import { ParleyError } from '@parley/contracts/errors';
import type { VideoLimit } from '@parley/contracts/limit-names';
import { videoCommands, type VideoCommand, type VideoInput } from '@parley/contracts/video-events';
import { createCommandBinder, type CommandHandlers } from '@parley/runtime/sockets/bind-commands';
import { LocalBuckets } from '@parley/runtime/limits/local-buckets';
import { rateLimited } from '@parley/runtime/limits/rate-limit';
import { readLimits } from '../config.ts';
import type { VideoContext } from '../context.ts';
import type { Desk } from '../domain/desk.ts';
import type { Link } from '../domain/link.ts';
import type { Visitor } from '../domain/peer.ts';
import { RemoteDesk, serveOtherNodes, type RemoteLinks } from './relay.ts';
import type { VideoServer, VideoSocket } from './video-io.ts';

const watchEveryMs = 1_000;

/** A socket of this node with the desk that its commands go to, once it has joined. */
interface Client {
  visitor: Visitor;
  desk: Desk | undefined;
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
    const client: Client = { visitor: visitorOf(socket), desk: undefined, isGone: false };
    clients.set(socket.id, client);
    bind(socket, client);
    socket.once('disconnect', () => {
      clients.delete(socket.id);
      client.isGone = true;
      client.desk?.gone(socket.id);
    });
  });
  const linkOf = (linkId: string) => clients.get(linkId)?.visitor.link;
  const remote = serveOtherNodes({ bus: ctx.bus, desk: ctx.desk, linkOf });
  const timer = setInterval(() => void watchOtherNodes(ctx, clients, remote), watchEveryMs);
  ctx.service.onStop('close', 'watch of other nodes', () => clearInterval(timer));
}

function visitorOf(socket: VideoSocket): Visitor {
  const { sub: userId, sid: sessionId, callId, roomId, roomKind, moderate } = socket.data.caller;
  const link: Link = {
    id: socket.id,
    notify: (event, payload) => void (socket as unknown as Emitter).emit(event, payload),
    // Later, so that the notice before it is on its way.
    cut: () => void setImmediate(() => socket.disconnect(true)),
  };
  return { userId, sessionId, callId, roomId, roomKind, moderate, link };
}

function bindVideoCommands(ctx: VideoContext) {
  const buckets = new LocalBuckets();
  const limits = readLimits(ctx.config);

  function demand({ visitor }: Client, name: VideoLimit): void {
    const taken = buckets.take(`${name} ${visitor.link.id}`, limits[name]);
    if (!taken.ok) throw rateLimited({ name }, taken.retryAfterMs);
  }

  async function join(client: Client, input: VideoInput<'call:join'>) {
    if (client.desk) throw new ParleyError('already_in_call');
    const desk = await deskOf(ctx, client.visitor.callId);
    client.desk = desk;
    try {
      const joined = await desk.submit(client.visitor, 'call:join', input);
      // Whose socket ended before the join did would be in for ever: nobody else tells the desk.
      if (client.isGone) desk.gone(client.visitor.link.id);
      return joined;
    } catch (error) {
      client.desk = undefined;
      // A node that was only too slow to answer has let the client in all the same.
      desk.gone(client.visitor.link.id);
      ctx.events.joinRefused(error instanceof ParleyError ? error.code : 'internal');
      throw error;
    }
  }

  async function submit<C extends VideoCommand>(client: Client, command: C, input: VideoInput<C>) {
    if (command === 'call:join') return join(client, input as VideoInput<'call:join'>);
    if (!client.desk) throw new ParleyError('not_in_call');
    return client.desk.submit(client.visitor, command, input);
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
    userId: client => client.visitor.userId,
    spend: demand,
    budget: limits.callCommandsPerSocket,
    onRefused: ctx.events.accessRefused,
  });
}

/** A call goes on at the node that holds it, or begins at the one that carries the least. */
async function deskOf({ directory, media, desk, bus, events, self }: VideoContext, callId: string): Promise<Desk> {
  const owner = await directory.ownerOf(callId, media.load).catch((cause: unknown) => {
    throw new ParleyError('unavailable', 'Calls cannot be found right now', { retryAfterMs: 1_000, cause });
  });
  return owner === self ? desk : new RemoteDesk(owner, bus, events);
}

/**
 * A node died. This node sends away its clients whose call that node held; they come back with a new ticket, and the call goes on
 * elsewhere. The dead node's clients in calls on this node count as lost sockets. Media that it carried for this node is set up again.
 */
async function watchOtherNodes(
  { directory, cascade, mediaHost, service }: VideoContext,
  clients: Map<string, Client>,
  links: RemoteLinks,
): Promise<void> {
  const away = [...clients.values()].flatMap(({ desk, visitor }) =>
    desk instanceof RemoteDesk ? [{ node: desk.node, link: visitor.link }] : [],
  );
  const known = [...away.map(client => client.node), ...links.nodes, ...cascade.nodes, ...mediaHost.nodes];
  for (const node of new Set(known)) {
    const isAlive = await directory.isAlive(node).catch(() => true);
    if (isAlive) continue;
    service.logger.warn({ node }, 'another node is gone; its calls are joined again, its clients are lost');
    for (const client of away) if (client.node === node) client.link.cut();
    links.drop(node);
    mediaHost.dropNode(node);
    cascade.dropNode(node);
  }
}
