import type { PeerSide, RouterAddress } from './peer-side.ts';

/** What a node that hosts somebody's media answers to `media:open`. */
export interface HostedPeer {
  peerId: string;
  at: RouterAddress;
}

/** What it can be asked to do for somebody. */
export type HostedMethod = Exclude<keyof PeerSide, 'producers' | 'close'>;

/** What it tells the owner of the call about somebody's media. */
export type HostedEvent =
  | { peerId: string; what: 'consumerClosed'; consumerId: string; producerId: string }
  | { peerId: string; what: 'transportFailed'; cause: 'ice' | 'dtls' };
