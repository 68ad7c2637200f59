import type { Quality, Topology } from '@parley/contracts/video-events';

/** The newest figures of the own media. Bits a second, milliseconds, shares from 0 to 1. */
export interface CallStats {
  topology: Topology;
  /** How packets travel: the protocol of the chosen pair, and whether a TURN server relays them. */
  path: { protocol: 'udp' | 'tcp' | 'unknown'; relayed: boolean };
  roundTripMs: number | null;
  sendBitrate: number;
  receiveBitrate: number;
  loss: number;
  quality: Quality;
}
