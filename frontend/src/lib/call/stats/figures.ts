import type { Quality, Topology } from '@parley/contracts/video-events';
import type { CallStats } from '#lib/call/stats/call-stats.ts';
import type { Totals } from '#lib/call/stats/totals.ts';

/** From which share of loss, round trip and jitter (milliseconds) on a call is only fair, or poor. */
const bounds = {
  poor: { loss: 0.08, roundTripMs: 600, jitterMs: 90 },
  fair: { loss: 0.03, roundTripMs: 300, jitterMs: 45 },
} as const;

/** Figures of the time between two sums. Connections that ended meanwhile make sums smaller: then nothing is known. */
export function figuresOf(topology: Topology, before: Totals, now: Totals, elapsedMs: number): CallStats {
  const lost = risen(before.packetsLost, now.packetsLost);
  const received = risen(before.packetsReceived, now.packetsReceived);
  const loss = Math.max(lost + received > 0 ? lost / (lost + received) : 0, now.sentLoss);
  return {
    topology,
    path: { protocol: now.protocol, relayed: now.relayed },
    roundTripMs: now.roundTripMs,
    sendBitrate: rate(before.bytesSent, now.bytesSent, elapsedMs),
    receiveBitrate: rate(before.bytesReceived, now.bytesReceived, elapsedMs),
    loss,
    quality: qualityOf({ loss, roundTripMs: now.roundTripMs ?? 0, jitterMs: now.jitterMs ?? 0 }),
  };
}

export function risen(before: number, now: number): number {
  return Math.max(0, now - before);
}

export function qualityOf(measured: { loss: number; roundTripMs: number; jitterMs: number }): Quality {
  if (exceeds(measured, bounds.poor)) return 'poor';
  return exceeds(measured, bounds.fair) ? 'fair' : 'good';
}

type Measured = Parameters<typeof qualityOf>[0];

function exceeds(measured: Measured, bound: Measured): boolean {
  return (['loss', 'roundTripMs', 'jitterMs'] as const).some(figure => measured[figure] >= bound[figure]);
}

function rate(before: number, now: number, elapsedMs: number): number {
  return elapsedMs > 0 ? Math.round((risen(before, now) * 8_000) / elapsedMs) : 0;
}
