import { z } from 'zod';
import { id } from './ids.ts';

/** Fixed parts of every token that Parley signs; verifiers accept nothing else. */
export const tokenRules = { algorithm: 'ES256', issuer: 'parley', audience: 'parley', lifetimeSeconds: 600 } as const;

/**
 * Claims of an access token: `sub` is the user, `sid` the session it came from. `registeredAt` (as `iat`), `emailDomain` and `emailVerified` are what
 * spaces may ask of who wants in. They stand here and in no event: a token is its holder's own, and nobody stores it. Tokens of
 * releases before have none.
 */
export const accessTokenClaims = z.object({
  iss: z.literal(tokenRules.issuer),
  aud: z.literal(tokenRules.audience),
  sub: id,
  sid: id,
  role: z.enum(['guest', 'user', 'admin']),
  registeredAt: z.int().optional(),
  emailDomain: z.string().optional(),
  /** Absent where the server sends no e-mail. */
  emailVerified: z.boolean().optional(),
  iat: z.int(),
  exp: z.int(),
});
export type AccessTokenClaims = z.infer<typeof accessTokenClaims>;
