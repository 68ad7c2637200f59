import type { Topology } from '@parley/contracts/video-events';

/** As far as the way of media depends on a person. */
export interface TopologyPeer {
  peerId: string;
  topologies: readonly Topology[];
}

export interface TopologyPolicy {
  /** Up to so many people connect directly; below 2 nobody does. */
  meshPeers: number;
  /** So long it must have been possible before a call goes back to direct connections. */
  calmMs: number;
  /** The old way is given up after so long, no matter who is not ready. */
  settleMs: number;
}

/** What a step of the plan asks for; the caller tells the people. */
export type TopologyStep = { kind: 'changed'; topology: Topology; epoch: number } | { kind: 'settled'; epoch: number };

/**
 * Which way the media of a call goes, and when the old way may be closed. Everybody builds the new way while the old
 * one runs; when all who had to move have said that they are ready, or the time is up, it is settled.
 * It has no clock of its own: `tick` is to be called at `nextTick`.
 */
export class TopologyPlan {
  readonly #policy: TopologyPolicy;
  #topology: Topology = 'mesh';
  #epoch = 0;
  #moving = new Set<string>();
  #settleAt: number | undefined;
  #calmAt: number | undefined;
  #meshFailed = false;

  constructor(policy: TopologyPolicy) {
    this.#policy = policy;
    if (policy.meshPeers < 2) this.#topology = 'sfu';
  }

  get topology(): Topology {
    return this.#topology;
  }

  get epoch(): number {
    return this.#epoch;
  }

  /** When `tick` has something to do: epoch ms, or undefined. */
  get nextTick(): number | undefined {
    const times = [this.#settleAt, this.#calmAt].filter(at => at !== undefined);
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  /** To be told whenever somebody came or went; `peers` are those who are connected now. */
  peopleChanged(peers: readonly TopologyPeer[], now: number): TopologyStep[] {
    if (peers.length === 0) return [];
    const present = new Set(peers.map(peer => peer.peerId));
    for (const peerId of this.#moving) if (!present.has(peerId)) this.#moving.delete(peerId);
    const canMesh = this.#canMesh(peers);
    if (this.#topology === 'mesh' && !canMesh) return this.#change('sfu', peers, now);
    const wantsBack = this.#topology === 'sfu' && canMesh && peers.length > 1;
    // Alone nothing flows, so that nothing has to calm down.
    if (this.#topology === 'sfu' && canMesh && peers.length <= 1) return this.#change('mesh', [], now);
    this.#calmAt = wantsBack ? (this.#calmAt ?? now + this.#policy.calmMs) : undefined;
    return this.#settleIfReady();
  }

  /** Somebody's media arrives by the new way. */
  ready(peerId: string, epoch: number): TopologyStep[] {
    if (epoch !== this.#epoch) return [];
    this.#moving.delete(peerId);
    return this.#settleIfReady();
  }

  /** Direct connections do not work here: for the rest of the call they are not tried again. */
  failed(epoch: number, peers: readonly TopologyPeer[], now: number): TopologyStep[] {
    if (epoch !== this.#epoch || this.#topology !== 'mesh') return [];
    this.#meshFailed = true;
    return this.#change('sfu', peers, now);
  }

  tick(peers: readonly TopologyPeer[], now: number): TopologyStep[] {
    const steps: TopologyStep[] = [];
    if (this.#calmAt !== undefined && now >= this.#calmAt) {
      this.#calmAt = undefined;
      if (this.#canMesh(peers)) return this.#change('mesh', peers, now);
    }
    if (this.#settleAt !== undefined && now >= this.#settleAt) {
      this.#moving.clear();
      steps.push(...this.#settleIfReady());
    }
    return steps;
  }

  #canMesh(peers: readonly TopologyPeer[]): boolean {
    const { meshPeers } = this.#policy;
    if (this.#meshFailed || meshPeers < 2 || peers.length > meshPeers) return false;
    return peers.every(peer => peer.topologies.includes('mesh'));
  }

  #change(topology: Topology, peers: readonly TopologyPeer[], now: number): TopologyStep[] {
    this.#topology = topology;
    this.#epoch += 1;
    this.#calmAt = undefined;
    this.#moving = new Set(peers.map(peer => peer.peerId));
    this.#settleAt = now + this.#policy.settleMs;
    return [{ kind: 'changed', topology, epoch: this.#epoch }, ...this.#settleIfReady()];
  }

  #settleIfReady(): TopologyStep[] {
    if (this.#settleAt === undefined || this.#moving.size > 0) return [];
    this.#settleAt = undefined;
    return [{ kind: 'settled', epoch: this.#epoch }];
  }
}
