import type { Redis } from '@parley/runtime/stores/redis';

/** As long as a device retries in one go. It bounds what a flood of sends takes of Redis. */
const keptSeconds = 5 * 60;

export type SendKeys = ReturnType<typeof createSendKeys>;

/**
 * What was sent lately, by message id. It answers at once when a key comes back with another body; it may be lost,
 * because the delivery worker finds the same from the log.
 */
export function createSendKeys(redis: Redis) {
  const key = (messageId: string) => `sent:${messageId}`;

  /** Whether this is the first send under its id, the same again, or another one. */
  async function claim(messageId: string, fingerprint: string, senderId: string): Promise<'first' | 'same' | 'other'> {
    const mine = `${fingerprint} ${senderId}`;
    const first = await redis.set(key(messageId), mine, 'EX', keptSeconds, 'NX', 'GET').catch(() => null);
    if (first === null) return 'first';
    return first === mine ? 'same' : 'other';
  }

  /** Takes the claim of a send back that was refused: it may come again with another content. */
  async function release(messageId: string): Promise<void> {
    await redis.del(key(messageId)).catch(() => undefined);
  }

  /** Who sent it, as far as it is remembered. */
  async function senderOf(messageId: string): Promise<string | undefined> {
    const sent = await redis.get(key(messageId)).catch(() => null);
    return sent?.split(' ')[1];
  }

  return { claim, release, senderOf };
}
