import type { Cascade } from '../media/cascade.ts';
import type { VideoEvents } from '../events.ts';
import type { Call, LeaveReason } from './call.ts';
import type { Peer } from './peer.ts';
import type { TopologyPolicy } from './topology.ts';

/** What a call needs of its node. */
export interface CallContext {
  cascade: Cascade;
  topology: TopologyPolicy;
  events: VideoEvents;
  /** Somebody is out of the call, whichever way. */
  left(call: Call, peer: Peer, reason: LeaveReason): void;
}
