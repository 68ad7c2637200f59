import type { VideoCommand, VideoInput, VideoReply } from '@parley/contracts/video-events';
import type { Desk, LocalDesk } from '../domain/desk.ts';
import type { Link } from '../domain/link.ts';
import type { Visitor } from '../domain/peer.ts';
import type { VideoEvents } from '../events.ts';
import type { NodeBus } from '../stores/node-bus.ts';

type Guest = Omit<Visitor, 'link'>;

/** What goes from the node of a socket to the node of its call, and back. */
interface Errand {
  linkId: string;
  guest: Guest;
  command: VideoCommand;
  input: unknown;
}
interface Notice {
  linkId: string;
  event: string;
  payload: unknown;
}

/** The desk of a call that another node holds: commands go there, notices come back. */
export class RemoteDesk implements Desk {
  readonly node: string;
  readonly #bus: NodeBus;
  readonly #events: VideoEvents;

  constructor(node: string, bus: NodeBus, events: VideoEvents) {
    this.node = node;
    this.#bus = bus;
    this.#events = events;
  }

  async submit<C extends VideoCommand>(visitor: Visitor, command: C, input: VideoInput<C>): Promise<VideoReply<C>> {
    const { link, ...guest } = visitor;
    const errand: Errand = { linkId: link.id, guest, command, input };
    this.#events.commandRelayed();
    return (await this.#bus.ask(this.node, 'command', errand)) as VideoReply<C>;
  }

  gone(linkId: string): void {
    this.#bus.tell(this.node, 'gone', { linkId });
  }
}

interface RelayOptions {
  bus: NodeBus;
  desk: LocalDesk;
  /** The links of the sockets that are connected to this node. */
  linkOf: (linkId: string) => Link | undefined;
}

/** Links to the sockets of other nodes, with their nodes. */
export interface RemoteLinks {
  readonly nodes: Set<string>;
  /** A node died: its sockets are gone. */
  drop(node: string): void;
}

/** Serves other nodes: their clients' commands for the calls that are here, their notices for the clients that are. */
export function serveOtherNodes({ bus, desk, linkOf }: RelayOptions): RemoteLinks {
  const links = new Map<string, Link & { node: string }>();

  function remoteLink(node: string, linkId: string): Link {
    const known = links.get(linkId);
    if (known) return known;
    const link = {
      id: linkId,
      node,
      notify: (event: string, payload: unknown) =>
        bus.tell(node, 'notice', { linkId, event, payload } satisfies Notice),
      cut: () => bus.tell(node, 'cut', { linkId }),
    };
    links.set(linkId, link);
    return link;
  }

  function gone(linkId: string): void {
    links.delete(linkId);
    desk.gone(linkId);
  }

  bus.serve('command', ({ linkId, guest, command, input }: Errand, from) =>
    desk.submit({ ...guest, link: remoteLink(from, linkId) }, command, input as never),
  );
  bus.serve('gone', ({ linkId }: { linkId: string }) => gone(linkId));
  bus.serve('notice', ({ linkId, event, payload }: Notice) => linkOf(linkId)?.notify(event as never, payload as never));
  bus.serve('cut', ({ linkId }: { linkId: string }) => linkOf(linkId)?.cut());

  return {
    get nodes() {
      return new Set([...links.values()].map(link => link.node));
    },
    drop(node) {
      for (const link of [...links.values()]) if (link.node === node) gone(link.id);
    },
  };
}
