import type { Spread } from '../../bench/lib/percentiles.ts';

/** Calls of two to be signalled, and then held. */
export interface Job {
  gatewayUrl: string;
  ticketSecret: string;
  calls: number;
  /** Joins a second, whatever comes back: an open loop. */
  perSecond: number;
}

export interface Signalled {
  /** From when a person was due to join, so that a generator that is late does not flatter the server. */
  join: Spread;
  /** From an offer of a direct connection to its answer, in both ways over the server. */
  answer: Spread;
  failed: string[];
}

export type Order = { do: 'signal'; job: Job } | { do: 'leave' };
export type Report = { is: 'held'; signalled: Signalled } | { is: 'left' } | { is: 'failed'; why: string };
