import type { Claim } from '@parley/runtime/limits/rate-limit';
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

  /** What stands for a send, so that another one under its id is known. */
  function claimOf(messageId: string, fingerprint: string, senderId: string): Claim {
    return { key: key(messageId), value: `${fingerprint} ${senderId}`, keptSeconds };
  }

  /** Who sent it; undefined when that was more than five minutes ago, or Redis has lost it. */
  async function senderOf(messageId: string): Promise<string | undefined> {
    const sent = await redis.get(key(messageId)).catch(() => null);
    return sent?.split(' ')[1];
  }

  /** Whether the same was accepted within the last five minutes; false too when Redis has lost it. */
  async function isClaimed(messageId: string, fingerprint: string, senderId: string): Promise<boolean> {
    const sent = await redis.get(key(messageId)).catch(() => null);
    return sent === claimOf(messageId, fingerprint, senderId).value;
  }

  return { claimOf, senderOf, isClaimed };
}
