import { createSecretKey } from 'node:crypto';
import { callTicketClaims, ticketRules, type CallTicketClaims } from '@parley/contracts/call-ticket';
import { ParleyError } from '@parley/contracts/errors';
import type { Revocations } from '@parley/runtime/tokens/revocations';
import type { Redis } from '@parley/runtime/stores/redis';
import jwt from 'jsonwebtoken';
import { useTicket } from '../stores/used-tickets.ts';
import type { Evictions } from './evictions.ts';

interface GateOptions {
  secret: string;
  redis: Redis;
  revocations: Pick<Revocations, 'isRevoked'>;
  evictions: Pick<Evictions, 'isOutdated'>;
}

/** Lets a ticket in once. Throws `ticket_invalid`, `ticket_used`, `session_revoked`, or `unavailable` without Redis. */
export function createGate(options: GateOptions): (ticket: string) => Promise<CallTicketClaims> {
  const { secret, redis, revocations, evictions } = options;
  const key = createSecretKey(secret, 'hex');
  return async ticket => {
    const claims = readClaims(ticket, key);
    if (revocations.isRevoked(claims.sid)) throw new ParleyError('session_revoked');
    if (evictions.isOutdated(claims)) throw new ParleyError('ticket_invalid', 'You left the room after this ticket');
    const isFirst = await useTicket(redis, claims.jti).catch((cause: unknown) => {
      throw new ParleyError('unavailable', 'Tickets cannot be checked right now', { retryAfterMs: 1_000, cause });
    });
    if (!isFirst) throw new ParleyError('ticket_used');
    return claims;
  };
}

function readClaims(ticket: string, key: ReturnType<typeof createSecretKey>): CallTicketClaims {
  try {
    const { algorithm, issuer, audience } = ticketRules;
    return callTicketClaims.parse(jwt.verify(ticket, key, { algorithms: [algorithm], issuer, audience }));
  } catch (cause) {
    const why = cause instanceof jwt.TokenExpiredError ? 'The call ticket has expired' : undefined;
    throw new ParleyError('ticket_invalid', why, { cause });
  }
}
