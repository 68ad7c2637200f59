import { createHash, randomBytes } from 'node:crypto';

/** What a link holds that lets somebody in or sets a password: 192 random bits. Only the hash is kept. */
export function newLinkToken(): { token: string; hash: Buffer } {
  const token = randomBytes(24).toString('base64url');
  return { token, hash: hashLinkToken(token) };
}

export function hashLinkToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
