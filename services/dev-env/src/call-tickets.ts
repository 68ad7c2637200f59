import { createHmac, randomUUID } from 'node:crypto';
import { ticketRules, type CallTicketClaims } from '@parley/contracts/call-ticket';
import { endpoints } from './endpoints.ts';

/** A call that nobody has joined yet, of a room that only its tickets know. */
export type CallPlace = Pick<CallTicketClaims, 'callId' | 'roomId' | 'roomKind'> &
  Partial<Pick<CallTicketClaims, 'stage'>>;

export function newCall(roomKind: CallPlace['roomKind'] = 'group'): CallPlace {
  return { callId: randomUUID(), roomId: randomUUID(), roomKind };
}

/** Claims as chat writes them, for somebody new by default. */
export function ticketClaims(call: CallPlace, part: Partial<CallTicketClaims> = {}): CallTicketClaims {
  const { issuer: iss, audience: aud, lifetimeSeconds } = ticketRules;
  const iat = Math.floor(Date.now() / 1_000);
  const who = { sub: randomUUID(), sid: randomUUID(), jti: randomUUID(), moderate: false, stage: false };
  return { iss, aud, iat, exp: iat + lifetimeSeconds, ...who, ...call, ...part };
}

interface Signing {
  /** Bytes as hex; the stack's own by default. */
  secret?: string;
  header?: object;
}

/** Signs as chat does. By hand, so that a test can also sign as nobody should. */
export function signTicket(claims: object, { secret = endpoints().callTicketSecret, header }: Signing = {}): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const content = `${encode(header ?? { alg: ticketRules.algorithm, typ: 'JWT' })}.${encode(claims)}`;
  return `${content}.${createHmac('sha256', Buffer.from(secret, 'hex')).update(content).digest('base64url')}`;
}
