import { createHash, randomBytes } from 'node:crypto';

/** What an invitation link holds: 192 random bits. */
export function newInviteToken(): { token: string; hash: Buffer } {
  const token = randomBytes(24).toString('base64url');
  return { token, hash: hashInviteToken(token) };
}

export function hashInviteToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
