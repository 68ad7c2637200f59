import type { VideoCommand, VideoInput, VideoReply } from '@parley/contracts/video-events';
import type { Dispatcher, LocalDispatcher } from '../domain/dispatcher.ts';
import type { Connection } from '../domain/connection.ts';
import type { Participant } from '../domain/peer.ts';
import type { VideoEvents } from '../events.ts';
import type { NodeBus } from '../stores/node-bus.ts';

// Nodes of two versions work side by side, so that what goes between them keeps the names that it had in 0.3.

/** What goes from the node of a socket to the node of its call, and back. */
interface RelayedCommand {
  linkId: string;
  guest: Omit<Participant, 'connection'>;
  command: VideoCommand;
  input: unknown;
}
interface Notice {
  linkId: string;
  event: string;
  payload: unknown;
}
interface OfConnection {
  linkId: string;
}

/** The dispatcher of a call that another node holds: commands go there, notices come back. */
export class RemoteDispatcher implements Dispatcher {
  readonly node: string;
  readonly #bus: NodeBus;
  readonly #events: VideoEvents;

  constructor(node: string, bus: NodeBus, events: VideoEvents) {
    this.node = node;
    this.#bus = bus;
    this.#events = events;
  }

  async submit<C extends VideoCommand>(
    participant: Participant,
    command: C,
    input: VideoInput<C>,
  ): Promise<VideoReply<C>> {
    const { connection, ...guest } = participant;
    const relayed: RelayedCommand = { linkId: connection.id, guest, command, input };
    this.#events.commandRelayed();
    return (await this.#bus.ask(this.node, 'command', relayed)) as VideoReply<C>;
  }

  gone(connectionId: string): void {
    this.#bus.tell(this.node, 'gone', { linkId: connectionId } satisfies OfConnection);
  }
}

interface RelayOptions {
  bus: NodeBus;
  dispatcher: LocalDispatcher;
  /** The connections of the sockets that are connected to this node. */
  connectionOf: (connectionId: string) => Connection | undefined;
}

/** Connections of the sockets of other nodes, with their nodes. */
export interface RemoteConnections {
  readonly nodes: Set<string>;
  /** A node died: its sockets are gone. */
  drop(node: string): void;
}

/** Serves other nodes: their clients' commands for the calls that are here, their notices for the clients that are. */
export function serveOtherNodes({ bus, dispatcher, connectionOf }: RelayOptions): RemoteConnections {
  const connections = new Map<string, Connection & { node: string }>();

  function remoteConnection(node: string, connectionId: string): Connection {
    const known = connections.get(connectionId);
    if (known) return known;
    const connection = {
      id: connectionId,
      node,
      notify: (event: string, payload: unknown) =>
        bus.tell(node, 'notice', { linkId: connectionId, event, payload } satisfies Notice),
      cut: () => bus.tell(node, 'cut', { linkId: connectionId } satisfies OfConnection),
    };
    connections.set(connectionId, connection);
    return connection;
  }

  function gone(connectionId: string): void {
    connections.delete(connectionId);
    dispatcher.gone(connectionId);
  }

  bus.serve('command', ({ linkId, guest, command, input }: RelayedCommand, from) =>
    dispatcher.submit({ ...guest, connection: remoteConnection(from, linkId) }, command, input as never),
  );
  bus.serve('gone', ({ linkId }: OfConnection) => gone(linkId));
  bus.serve('notice', ({ linkId, event, payload }: Notice) =>
    connectionOf(linkId)?.notify(event as never, payload as never),
  );
  bus.serve('cut', ({ linkId }: OfConnection) => connectionOf(linkId)?.cut());

  return {
    get nodes() {
      return new Set([...connections.values()].map(connection => connection.node));
    },
    drop(node) {
      for (const connection of [...connections.values()]) if (connection.node === node) gone(connection.id);
    },
  };
}
