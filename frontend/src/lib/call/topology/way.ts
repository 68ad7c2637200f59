import type { MediaSource } from '@parley/contracts/media';
import type { Topology } from '@parley/contracts/video-events';
import type { TileSize } from '#lib/call/engine.ts';

/** What is sent of oneself. A source that is not on keeps its track where it has one, so that going on is instant. */
export type Outgoing = Partial<Record<MediaSource, { track: MediaStreamTrack; isOn: boolean }>>;

/** What arrives of somebody else by one way. */
export interface Incoming {
  topology: Topology;
  peerId: string;
  source: MediaSource;
  track: MediaStreamTrack;
  receiver: RTCRtpReceiver;
}

/** A way that media takes between the people. It mends itself as long as it can. */
export interface Way {
  readonly topology: Topology;
  /** Makes what is sent equal to this, now or as soon as it can. */
  send(outgoing: Outgoing): void;
  /** The network has changed: looks for new paths while the present ones go on. */
  restartIce(): void;
  /** Looks for new paths where the present one is broken. */
  mend(): void;
  show(peerId: string, source: MediaSource, size: TileSize): void;
  stats(): Promise<RTCStatsReport[]>;
  close(): void;
}
