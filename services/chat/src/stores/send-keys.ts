import type { Redis } from '@parley/runtime/redis';

const keptSeconds = 24 * 3_600;

export type SendKeys = ReturnType<typeof createSendKeys>;

/**
 * What was sent lately, by message id. It answers at once when a key comes back with another body; it may be lost,
 * because the delivery worker finds the same from the log.
 */
export function createSendKeys(redis: Redis) {
  const key = (messageId: string) => `sent:${messageId}`;

  /** The fingerprint of the first send under this id if it differs from `fingerprint`, else null. */
  async function claim(messageId: string, fingerprint: string): Promise<string | null> {
    const first = await redis.set(key(messageId), fingerprint, 'EX', keptSeconds, 'NX', 'GET').catch(() => null);
    return first === null || first === fingerprint ? null : first;
  }

  async function wasSent(messageId: string): Promise<boolean> {
    return (await redis.exists(key(messageId)).catch(() => 0)) === 1;
  }

  return { claim, wasSent };
}
