import type { CallMediaOptions } from '../media/call-media.ts';
import type { VideoEvents } from '../events.ts';
import type { Call, LeaveReason } from './call.ts';
import type { Peer } from './peer.ts';
import type { TopologyPolicy } from './topology.ts';

/** What a call needs of its node. */
export interface CallContext {
  media: CallMediaOptions;
  topology: TopologyPolicy;
  events: VideoEvents;
  /** Somebody is out of the call, whichever way. */
  left(call: Call, peer: Peer, reason: LeaveReason): void;
}
