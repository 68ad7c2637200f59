import type { VideoNoticePayload } from '@parley/contracts/video-events';
import { callBounds, callTiming } from '#config/call-timing.ts';
import { elapsed } from '#lib/clock.ts';

export type Signal = Omit<VideoNoticePayload<'signal'>, 'from'>;

/** Signals of people who are faster than we are: kept for a moment, until the connection to them is there. */
export class EarlySignals {
  #kept: { from: string; signal: Signal; at: number }[] = [];

  keep(from: string, signal: Signal, now = elapsed()): void {
    this.#kept = [...this.#fresh(now), { from, signal, at: now }].slice(-callBounds.earlySignals);
  }

  take(from: string, now = elapsed()): Signal[] {
    const fresh = this.#fresh(now);
    this.#kept = fresh.filter(other => other.from !== from);
    return fresh.filter(other => other.from === from).map(({ signal }) => signal);
  }

  /** Older ones belong to a connection that was there before. */
  #fresh(now: number): { from: string; signal: Signal; at: number }[] {
    return this.#kept.filter(({ at }) => now - at < callTiming.earlySignals);
  }
}
