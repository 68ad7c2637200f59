import { ParleyError } from '@parley/contracts/errors';
import type { IceServer } from '@parley/contracts/media';
import { callBounds } from '#config/call-timing.ts';
import { DirectPeer } from '#lib/call/mesh/direct-peer.ts';
import type { EarlySignals, Signal } from '#lib/call/mesh/early-signals.ts';
import type { SendCommand } from '#lib/call/signalling/command.ts';
import type { FailureCause } from '#lib/call/topology/topology.ts';
import type { Incoming, Outgoing, Way } from '#lib/call/topology/way.ts';

export interface MeshWayDeps {
  command: SendCommand;
  ownPeerId: string;
  iceServers: IceServer[];
  early: EarlySignals;
  onIncoming(incoming: Incoming): void;
  onFailed(cause: FailureCause): void;
}

/** Media directly between the people: one connection to each of the others. */
export class MeshWay implements Way {
  readonly topology = 'mesh';
  readonly #deps: MeshWayDeps;
  readonly #peers = new Map<string, DirectPeer>();
  /** Signals that no socket took; they go when one is back, in order. */
  #unsent: { to: string; signal: Signal }[] = [];
  #outgoing: Outgoing = {};

  constructor(deps: MeshWayDeps) {
    this.#deps = deps;
  }

  add(peerId: string): void {
    if (this.#peers.has(peerId)) return;
    const { ownPeerId, iceServers, early, onIncoming, onFailed } = this.#deps;
    const send = (signal: Signal) => void this.#send(peerId, signal);
    const deps = { peerId, isPolite: ownPeerId < peerId, iceServers, send, onIncoming, onFailed };
    const peer = new DirectPeer(deps, this.#outgoing);
    this.#peers.set(peerId, peer);
    for (const signal of early.take(peerId)) peer.take(signal);
  }

  remove(peerId: string): void {
    this.#peers.get(peerId)?.close();
    this.#peers.delete(peerId);
  }

  signalled(from: string, signal: Signal): void {
    const peer = this.#peers.get(from);
    if (peer) peer.take(signal);
    else this.#deps.early.keep(from, signal);
  }

  send(outgoing: Outgoing): void {
    this.#outgoing = outgoing;
    for (const peer of this.#peers.values()) peer.send(outgoing);
  }

  restartIce(): void {
    for (const peer of this.#peers.values()) peer.restartIce();
  }

  mend(): void {
    const unsent = this.#unsent;
    this.#unsent = [];
    for (const { to, signal } of unsent) void this.#send(to, signal);
    for (const peer of this.#peers.values()) peer.mend();
  }

  /** A direct connection is sent whole; the other end adapts to the network by itself. */
  show(): void {}

  stats(): Promise<RTCStatsReport[]> {
    return Promise.all([...this.#peers.values()].map(peer => peer.stats()));
  }

  close(): void {
    for (const peerId of [...this.#peers.keys()]) this.remove(peerId);
  }

  async #send(to: string, signal: Signal): Promise<void> {
    try {
      await this.#deps.command('signal', { to, ...signal });
    } catch (error) {
      const isAway = error instanceof ParleyError && error.code === 'unavailable';
      if (isAway && this.#peers.has(to))
        this.#unsent = [...this.#unsent, { to, signal }].slice(-callBounds.earlySignals);
    }
  }
}
