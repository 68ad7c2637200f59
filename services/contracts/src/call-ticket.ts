import { z } from 'zod';
import { id } from './ids.ts';

/** Fixed parts of a call ticket. Chat signs it after its permission check, video needs nothing else to let a person in. */
export const ticketRules = {
  algorithm: 'HS256',
  issuer: 'parley-chat',
  audience: 'parley-call',
  lifetimeSeconds: 60,
} as const;

/** The key of tickets, which chat and video share: bytes in hex, in letters of either case. */
export const callTicketSecret = z
  .string()
  .regex(/^([0-9a-f]{2}){32,}$/i, 'at least 32 bytes in hex, for example from: openssl rand -hex 32');

/**
 * Claims of a ticket: `sub` is the person, `sid` the session that ends the call with it, `jti` makes it single use.
 * `moderate`: may mute, remove and end for all. `stage`: only who moderates, and whom they let, sends anything. `check`: a private call of the call check page, in which a person
 * may consume the own producers.
 */
export const callTicketClaims = z.object({
  iss: z.literal(ticketRules.issuer),
  aud: z.literal(ticketRules.audience),
  sub: id,
  sid: id,
  jti: id,
  callId: id,
  roomId: id,
  roomKind: z.enum(['dm', 'group', 'check']),
  moderate: z.boolean(),
  stage: z.boolean().default(false),
  iat: z.int(),
  exp: z.int(),
});
export type CallTicketClaims = z.infer<typeof callTicketClaims>;
