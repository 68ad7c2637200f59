import type { VideoNoticePayload } from '@parley/contracts/video-events';
import type { Cascade } from '../media/cascade.ts';
import type { VideoEvents } from '../events.ts';
import type { Peer } from './peer.ts';
import type { TopologyPolicy } from './topology.ts';

export type LeaveReason = VideoNoticePayload<'peer:left'>['reason'];

/** What a call needs of its node. */
export interface CallContext {
  cascade: Cascade;
  topology: TopologyPolicy;
  events: VideoEvents;
  /** What outlives the node has changed. */
  changed(): void;
  /** Somebody is out of the call, whichever way. Resolves when every process sees it if that ended the call. */
  left(peer: Peer, reason: LeaveReason): Promise<void>;
}
