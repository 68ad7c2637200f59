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

  /** False when something else was sent under this id. */
  async function claim(messageId: string, fingerprint: string, senderId: string): Promise<boolean> {
    const mine = `${fingerprint} ${senderId}`;
    const first = await redis.set(key(messageId), mine, 'EX', keptSeconds, 'NX', 'GET').catch(() => null);
    return first === null || first === mine;
  }

  /** Who sent it, as far as it is remembered. */
  async function senderOf(messageId: string): Promise<string | undefined> {
    const sent = await redis.get(key(messageId)).catch(() => null);
    return sent?.split(' ')[1];
  }

  return { claim, senderOf };
}
