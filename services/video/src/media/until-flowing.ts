import { setTimeout as sleep } from 'node:timers/promises';
import type { types } from 'mediasoup';

const lookAfterMs = [700, 1_000, 2_000, 4_000, 8_000];
const newest = new WeakMap<types.Consumer, symbol>();

/**
 * A consumer begins with a whole picture, which is asked for once: the request may get lost, and a browser drops one
 * that comes right after another's. So it is asked for again until anything has gone out since it was resumed.
 * Never rejects; the latest call for a consumer ends the ones before.
 */
export async function untilFlowing(consumer: types.Consumer): Promise<void> {
  const mine = Symbol();
  newest.set(consumer, mine);
  const isOver = (): boolean =>
    consumer.closed || consumer.paused || consumer.producerPaused || newest.get(consumer) !== mine;
  try {
    const before = await packetsSent(consumer);
    for (const afterMs of lookAfterMs) {
      await sleep(afterMs, undefined, { ref: false });
      if (isOver() || (await packetsSent(consumer)) > before) return;
      await consumer.requestKeyFrame();
    }
  } catch {
    // It was closed meanwhile.
  }
}

async function packetsSent(consumer: types.Consumer): Promise<number> {
  const outgoing = (await consumer.getStats()).filter(stream => stream.type === 'outbound-rtp');
  return outgoing.reduce((sum, { packetCount }) => sum + packetCount, 0);
}
