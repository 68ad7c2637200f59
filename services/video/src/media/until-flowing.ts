import { setTimeout as sleep } from 'node:timers/promises';
import type { types } from 'mediasoup';

const lookAfterMs = [700, 1_000, 2_000, 4_000, 8_000];

/**
 * A consumer begins with a whole picture, which is asked for once: the request may get lost, and a browser drops one
 * that comes right after another's. So it is asked for again until anything has gone out. Never rejects.
 */
export async function untilFlowing(consumer: types.Consumer): Promise<void> {
  for (const afterMs of lookAfterMs) {
    await sleep(afterMs, undefined, { ref: false });
    if (consumer.closed || consumer.paused || consumer.producerPaused) return;
    try {
      const stats = await consumer.getStats();
      if (stats.some(stream => stream.type === 'outbound-rtp' && stream.packetCount > 0)) return;
      await consumer.requestKeyFrame();
    } catch {
      // It was closed meanwhile.
      return;
    }
  }
}
