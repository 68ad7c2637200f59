import type { Topology } from '@parley/contracts/video-events';
import { callTiming } from '#config/call-timing.ts';
import type { RemoteMedia } from '#lib/call/remote/remote-media.ts';
import { afterPatience } from '#lib/call/topology/patience.ts';
import {
  entered,
  type FailureCause,
  type Step,
  step,
  type TopologyEffect,
  type TopologyEvent,
  type TopologyState,
} from '#lib/call/topology/topology.ts';
import type { Outgoing, Way } from '#lib/call/topology/way.ts';

export interface WaysDeps {
  build(topology: Topology): Way;
  remote: RemoteMedia;
  /** A way is no longer needed by anybody in the call. */
  onLeft(topology: Topology): void;
  tellReady(epoch: number): void;
  tellFailed(epoch: number, cause: FailureCause): void;
}

/** The ways that run: one, or two while the call moves from one to the other. */
export class Ways {
  readonly #deps: WaysDeps;
  readonly #running = new Map<Topology, Way>();
  #state: TopologyState | undefined;
  #outgoing: Outgoing = {};
  #settling: ReturnType<typeof setTimeout> | undefined;
  #stopDoubt: (() => void) | undefined;

  constructor(deps: WaysDeps) {
    this.#deps = deps;
  }

  get target(): Topology | undefined {
    return this.#state?.target;
  }

  get all(): Way[] {
    return [...this.#running.values()];
  }

  of(topology: Topology): Way | undefined {
    return this.#running.get(topology);
  }

  /** Begins again, with nothing of what ran before. */
  enter(topology: Topology, epoch: number): void {
    this.close();
    this.#apply(entered(topology, epoch));
    this.#deps.remote.prefer(topology);
    this.#awaitMedia();
  }

  on(event: TopologyEvent): void {
    if (!this.#state) return;
    const before = this.#state.epoch;
    this.#apply(step(this.#state, event));
    const { target, epoch, old } = this.#state;
    if (epoch === before) return;
    this.#deps.remote.prefer(target);
    this.#awaitMedia();
    clearTimeout(this.#settling);
    if (old) this.#settling = setTimeout(() => this.on({ type: 'settled', epoch }), callTiming.settle);
  }

  send(outgoing: Outgoing): void {
    this.#outgoing = outgoing;
    for (const way of this.all) way.send(outgoing);
  }

  /** Everything that ran by this way is gone. */
  rebuild(topology: Topology): void {
    if (!this.#running.has(topology)) return;
    this.#close(topology);
    this.#build(topology);
  }

  close(): void {
    clearTimeout(this.#settling);
    this.#stopDoubt?.();
    this.#state = undefined;
    for (const topology of [...this.#running.keys()]) this.#close(topology);
  }

  /** Paths may stand and yet carry nothing: then the direct way is no way. */
  #awaitMedia(): void {
    this.#stopDoubt?.();
    this.#stopDoubt = afterPatience(callTiming.firstMedia, () => {
      if (this.#state?.told === 'nothing') this.on({ type: 'failed', topology: 'mesh', cause: 'no-media' });
    });
  }

  #apply({ state, effects }: Step): void {
    this.#state = state;
    for (const effect of effects) this.#run(effect);
  }

  #run(effect: TopologyEffect): void {
    switch (effect.do) {
      case 'build':
        return this.#build(effect.topology);
      case 'close':
        this.#close(effect.topology);
        return this.#deps.onLeft(effect.topology);
      case 'tell-ready':
        return this.#deps.tellReady(effect.epoch);
      case 'tell-failed':
        return this.#deps.tellFailed(effect.epoch, effect.cause);
    }
  }

  #build(topology: Topology): void {
    const way = this.#deps.build(topology);
    this.#running.set(topology, way);
    way.send(this.#outgoing);
  }

  #close(topology: Topology): void {
    this.#running.get(topology)?.close();
    this.#running.delete(topology);
    this.#deps.remote.removeWay(topology);
  }
}
