import { ticketRules } from '@parley/contracts/call-ticket';
import type { Redis } from '@parley/runtime/stores/redis';

/** Longer than a ticket lives, for clocks that differ. */
const rememberSeconds = ticketRules.lifetimeSeconds + 30;

/** Notes that a ticket is used; false when it was used before. Rejects while Redis is away: nobody could tell then. */
export async function useTicket(redis: Redis, ticketId: string): Promise<boolean> {
  return (await redis.set(`video:ticket:${ticketId}`, '1', 'EX', rememberSeconds, 'NX')) === 'OK';
}
