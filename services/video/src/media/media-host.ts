import { randomUUID } from 'node:crypto';
import { ParleyError } from '@parley/contracts/errors';
import { CallMedia } from './call-media.ts';
import type { Cascade } from './cascade.ts';
import type { HostedEvent, HostedMethod, HostedPeer } from './hosting.ts';
import type { Nodes } from './nodes.ts';
import type { PeerMedia } from './peer-media.ts';

interface HostedCall {
  owner: string;
  media: CallMedia;
  peers: Map<string, PeerMedia>;
}

interface Options {
  nodes: Nodes;
  cascade: Cascade;
}

/** Media that this node has for calls of other nodes, which ask for every step of it. */
export class MediaHost {
  readonly #options: Options;
  readonly #calls = new Map<string, HostedCall>();

  constructor(options: Options) {
    this.#options = options;
    const { nodes } = options;
    nodes.serve('media:open', ({ callId }: { callId: string }, owner) => this.#open(callId, owner));
    nodes.serve('media:do', (body: { peerId: string; method: HostedMethod; args: unknown[] }) => this.#do(body));
    nodes.serve('media:close', ({ peerId }: { peerId: string }) => this.#close(peerId));
  }

  /** Nodes that have media here. */
  get nodes(): string[] {
    return [...this.#calls.values()].map(call => call.owner);
  }

  /** A node is gone, and with it what was hosted for it. */
  dropNode(owner: string): void {
    for (const [key, call] of this.#calls) if (call.owner === owner) this.#end(key, call);
  }

  close(): void {
    for (const [key, call] of this.#calls) this.#end(key, call);
  }

  async #open(callId: string, owner: string): Promise<HostedPeer> {
    const { nodes } = this.#options;
    const call = this.#call(callId, owner);
    const peerId = randomUUID();
    const tell = (event: HostedEvent) => nodes.tell(owner, 'media:event', event);
    const media = await call.media.openHere({
      consumerClosed: (consumerId, producerId) => tell({ peerId, what: 'consumerClosed', consumerId, producerId }),
      transportFailed: cause => tell({ peerId, what: 'transportFailed', cause }),
    });
    call.peers.set(peerId, media);
    return { peerId, at: media.at };
  }

  #call(callId: string, owner: string): HostedCall {
    const { nodes, cascade } = this.#options;
    const key = `${owner} ${callId}`;
    const known = this.#calls.get(key);
    if (known) return known;
    const media = new CallMedia(callId, cascade, {
      lost: () => {
        this.#calls.delete(key);
        nodes.tell(owner, 'media:lost', { callId });
      },
      levels: levels => nodes.tell(owner, 'media:levels', { callId, levels: [...levels] }),
    });
    const call = { owner, media, peers: new Map() };
    this.#calls.set(key, call);
    return call;
  }

  /** The methods are those of our own nodes; their inputs were parsed where the client is. */
  async #do({ peerId, method, args }: { peerId: string; method: HostedMethod; args: unknown[] }): Promise<unknown> {
    const peer = this.#find(peerId)?.call.peers.get(peerId);
    if (!peer) throw new ParleyError('unknown_media', 'This place is gone');
    const run = peer[method] as (...given: unknown[]) => Promise<unknown>;
    return run.apply(peer, args);
  }

  #close(peerId: string): void {
    const found = this.#find(peerId);
    if (!found) return;
    found.call.peers.get(peerId)?.close();
    found.call.peers.delete(peerId);
    if (found.call.peers.size === 0) this.#end(found.key, found.call);
  }

  #find(peerId: string): { key: string; call: HostedCall } | undefined {
    for (const [key, call] of this.#calls) if (call.peers.has(peerId)) return { key, call };
    return undefined;
  }

  #end(key: string, { media, peers }: HostedCall): void {
    this.#calls.delete(key);
    for (const peer of peers.values()) peer.close();
    media.close();
  }
}
