import { createHmac, createSecretKey, randomUUID } from 'node:crypto';
import { ticketRules, type CallTicketClaims } from '@parley/contracts/call-ticket';

export type Whom = Partial<Pick<CallTicketClaims, 'sub' | 'callId' | 'roomId' | 'roomKind'>>;

/** Signs call tickets as chat does, for people and rooms that nobody else needs to know of. */
export function createTicketMint(secret: string): (whom: Whom) => string {
  const key = createSecretKey(secret, 'hex');
  const head = encode({ alg: ticketRules.algorithm, typ: 'JWT' });
  return whom => {
    const unsigned = `${head}.${encode(claimsOf(whom))}`;
    return `${unsigned}.${createHmac('sha256', key).update(unsigned).digest('base64url')}`;
  };
}

function claimsOf(whom: Whom): CallTicketClaims {
  const { issuer: iss, audience: aud, lifetimeSeconds } = ticketRules;
  const iat = Math.floor(Date.now() / 1_000);
  const [sub, sid, jti, callId, roomId] = Array.from({ length: 5 }, () => randomUUID());
  const fresh = { sub, sid, jti, callId, roomId } as Record<'sub' | 'sid' | 'jti' | 'callId' | 'roomId', string>;
  return {
    iss,
    aud,
    ...fresh,
    roomKind: 'group',
    moderate: false,
    stage: false,
    iat,
    exp: iat + lifetimeSeconds,
    ...whom,
  };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
