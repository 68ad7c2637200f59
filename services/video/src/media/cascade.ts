import type { CallRouter } from './call-router.ts';
import type { HostedEvent, HostedPeer } from './hosting.ts';
import type { MediaWorkers } from './media-workers.ts';
import { NodePipes } from './node-pipes.ts';
import type { Nodes } from './nodes.ts';
import type { PeerSideEvents, PlacedProducer } from './peer-side.ts';
import { RemotePeerMedia } from './remote-peer-media.ts';

export interface CascadeOptions {
  nodes: Nodes;
  workers: MediaWorkers;
  /** Consumers on a worker from which on it is full. */
  fullAt: number;
  /** Another node that has room; undefined when none has. */
  nodeWithRoom: () => Promise<string | undefined>;
}

/** What is told to a call on this node that has media on other nodes. */
export interface SpreadCall {
  heardAt(node: string, levels: Map<string, number>): void;
  lose(): void;
}

/** Media of calls of this node that other nodes host, and what leads there. */
export class Cascade {
  readonly #options: CascadeOptions;
  readonly #routers = new Map<string, CallRouter>();
  readonly #pipes: NodePipes;
  /** Calls of this node that have people's media elsewhere. */
  readonly #spread = new Map<string, { call: SpreadCall; nodes: Set<string> }>();
  readonly #peers = new Map<string, RemotePeerMedia>();

  constructor(options: CascadeOptions) {
    this.#options = options;
    const { nodes } = options;
    this.#pipes = new NodePipes({ nodes, find: routerId => this.#routers.get(routerId) });
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

  /** Nodes that have media of our calls. */
  get nodes(): string[] {
    return [...this.#spread.values()].flatMap(({ nodes }) => [...nodes]);
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

  bring(to: CallRouter, placed: PlacedProducer): Promise<void> {
    return this.#pipes.bring(to, placed);
  }

  /** A place on another node for somebody's media, when this one is full and another is not. */
  async openElsewhere(callId: string, call: SpreadCall, events: PeerSideEvents): Promise<RemotePeerMedia | undefined> {
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

  /** A node is gone: calls that had media there are set up again. */
  dropNode(node: string): void {
    for (const { call, nodes } of [...this.#spread.values()]) if (nodes.has(node)) call.lose();
  }
}
