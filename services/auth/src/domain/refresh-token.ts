import { createHash, randomBytes } from 'node:crypto';

/** An opaque token of 256 random bits. It needs no salt or slow hash: it cannot be guessed. */
export function newRefreshToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashRefreshToken(token) };
}

export function hashRefreshToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
