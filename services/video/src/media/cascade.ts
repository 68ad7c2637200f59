import type { CallMedia } from './call-media.ts';
import type { CallRouter } from './call-router.ts';
import { MediaHost } from './media-host.ts';
import type { MediaWorkers } from './media-workers.ts';
import { NodePipes } from './node-pipes.ts';
import type { Nodes } from './nodes.ts';
import type { PeerSideEvents, ProducerSeat } from './peer-side.ts';
import { RemotePeerMedia, type HostedPeer } from './remote-peer-media.ts';

export interface CascadeOptions {
  nodes: Nodes;
  workers: MediaWorkers;
  /** Consumers on a worker from which on it is full. */
  fullAt: number;
  /** Another node that has room; undefined when none has. */
  nodeWithRoom: () => Promise<string | undefined>;
}

/** Media of one call on several nodes: what this node hosts for others, and what others host for it. */
export class Cascade {
  readonly #options: CascadeOptions;
  readonly #routers = new Map<string, CallRouter>();
  readonly #pipes: NodePipes;
  readonly #host: MediaHost;
  /** Calls of this node that have people's media elsewhere. */
  readonly #spread = new Map<string, { call: CallMedia; nodes: Set<string> }>();
  readonly #peers = new Map<string, RemotePeerMedia>();

  constructor(options: CascadeOptions) {
    this.#options = options;
    const { nodes } = options;
    this.#pipes = new NodePipes({ nodes, find: routerId => this.#routers.get(routerId) });
    this.#host = new MediaHost({ nodes, cascade: this });
    nodes.serve('media:event', (event: HostedEvent) => this.#peers.get(event.peerId)?.happened(event));
    nodes.serve('media:levels', ({ callId, levels }: { callId: string; levels: [string, number][] }, from) =>
      this.#spread.get(callId)?.call.heardAt(from, new Map(levels)),
    );
    nodes.serve('media:lost', ({ callId }: { callId: string }) => this.#spread.get(callId)?.call.lose());
  }

  get self(): string {
    return this.#options.nodes.self;
  }

  get workers(): MediaWorkers {
    return this.#options.workers;
  }

  get fullAt(): number {
    return this.#options.fullAt;
  }

  /** Every node that media of ours depends on, or that depends on ours. */
  get nodes(): string[] {
    return [...this.#host.owners, ...[...this.#spread.values()].flatMap(({ nodes }) => [...nodes])];
  }

  get isFull(): boolean {
    const { alive } = this.workers;
    return alive.length > 0 && alive.every(worker => worker.load >= this.fullAt);
  }

  register(router: CallRouter): void {
    this.#routers.set(router.id, router);
  }

  forget(router: CallRouter): void {
    this.#routers.delete(router.id);
  }

  bring(to: CallRouter, seat: ProducerSeat): Promise<void> {
    return this.#pipes.bring(to, seat);
  }

  /** A place on another node for somebody's media, when this one is full and another is not. */
  async openElsewhere(callId: string, call: CallMedia, events: PeerSideEvents): Promise<RemotePeerMedia | undefined> {
    const node = await this.#options.nodeWithRoom().catch(() => undefined);
    if (node === undefined) return undefined;
    const { nodes } = this.#options;
    const hosted = (await nodes.ask(node, 'media:open', { callId })) as HostedPeer;
    const spread = this.#spread.get(callId) ?? { call, nodes: new Set() };
    spread.nodes.add(node);
    this.#spread.set(callId, spread);
    const peer = new RemotePeerMedia({ nodes, node, hosted, events, closed: () => this.#peers.delete(hosted.peerId) });
    this.#peers.set(hosted.peerId, peer);
    return peer;
  }

  /** The call is over here, and so on every node that hosts for it. */
  end(callId: string): void {
    this.#spread.delete(callId);
  }

  /** A node is gone: calls that had media there are set up anew, what was hosted for it goes. */
  dropNode(node: string): void {
    this.#host.dropOwner(node);
    for (const { call, nodes } of [...this.#spread.values()]) if (nodes.has(node)) call.lose();
  }

  close(): void {
    this.#host.close();
  }
}

/** What a host tells the owner of a call about somebody's media. */
export type HostedEvent =
  | { peerId: string; what: 'consumerClosed'; consumerId: string; producerId: string }
  | { peerId: string; what: 'transportFailed'; cause: 'ice' | 'dtls' };
