import type { Topology } from '@parley/contracts/video-events';

export type FailureCause = 'ice' | 'dtls' | 'timeout' | 'no-media';

/**
 * Which ways media takes: the server says where to (`target`), and what ran before (`old`) runs on until all in the
 * call have said that the target works for them.
 */
export interface TopologyState {
  target: Topology;
  epoch: number;
  old: Topology | null;
  told: 'nothing' | 'ready' | 'failed';
}

export type TopologyEvent =
  | { type: 'changed'; topology: Topology; epoch: number }
  | { type: 'settled'; epoch: number }
  /** Media of everybody who is expected arrives by the target. */
  | { type: 'delivered' }
  | { type: 'failed'; topology: Topology; cause: FailureCause };

export type TopologyEffect =
  | { do: 'build'; topology: Topology }
  | { do: 'close'; topology: Topology }
  | { do: 'tell-ready'; epoch: number }
  | { do: 'tell-failed'; epoch: number; cause: FailureCause };

export interface Step {
  state: TopologyState;
  effects: TopologyEffect[];
}

/** Begins with one way, as `call:join` answered. */
export function entered(topology: Topology, epoch: number): Step {
  return { state: { target: topology, epoch, old: null, told: 'nothing' }, effects: [{ do: 'build', topology }] };
}

export function step(state: TopologyState, event: TopologyEvent): Step {
  switch (event.type) {
    case 'changed':
      return event.epoch > state.epoch ? changed(state, event.topology, event.epoch) : { state, effects: [] };
    case 'settled':
      return event.epoch === state.epoch ? settled(state) : { state, effects: [] };
    case 'delivered':
      if (state.told !== 'nothing') return { state, effects: [] };
      return { state: { ...state, told: 'ready' }, effects: [{ do: 'tell-ready', epoch: state.epoch }] };
    case 'failed':
      return failed(state, event.topology, event.cause);
  }
}

/** There are two topologies: a target other than the present one is either new or the old one that still runs. */
function changed(state: TopologyState, target: Topology, epoch: number): Step {
  if (target === state.target) return { state: { ...state, epoch, told: 'nothing' }, effects: [] };
  const effects: TopologyEffect[] = state.old === null ? [{ do: 'build', topology: target }] : [];
  return { state: { target, epoch, old: state.target, told: 'nothing' }, effects };
}

function settled(state: TopologyState): Step {
  if (state.old === null) return { state, effects: [] };
  return { state: { ...state, old: null }, effects: [{ do: 'close', topology: state.old }] };
}

/** Only the direct way is given up: our server stays reachable, or the call is lost anyway. */
function failed(state: TopologyState, topology: Topology, cause: FailureCause): Step {
  if (topology !== 'mesh' || state.target !== 'mesh' || state.told === 'failed') return { state, effects: [] };
  return { state: { ...state, told: 'failed' }, effects: [{ do: 'tell-failed', epoch: state.epoch, cause }] };
}
