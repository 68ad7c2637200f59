import { randomUUID } from 'node:crypto';
import type { Stores } from '../stores/database.ts';
import type { User } from '../stores/users.ts';
import { deviceName } from './device-name.ts';
import { newRefreshToken } from './refresh-token.ts';
import { sessionLife } from './rotation.ts';

/** Where a request came from. */
export interface Client {
  address: string;
  userAgent: string | undefined;
}

/** What goes into the cookie, and when that ends. */
export interface RefreshGrant {
  token: string;
  expiresAt: Date;
}

export interface SessionStart {
  sessionId: string;
  refresh: RefreshGrant;
}

/** Signs a device in: a session with the first token of its family. */
export async function startSession(stores: Stores, user: User, client: Client, now: Date): Promise<SessionStart> {
  const sessionId = randomUUID();
  const idleExpiresAt = new Date(now.getTime() + sessionLife.idleMs);
  const { token, hash } = newRefreshToken();
  await stores.sessions.create({
    id: sessionId,
    userId: user.id,
    device: deviceName(client.userAgent),
    address: client.address,
    createdAt: now,
    lastSeenAt: now,
    generation: 0,
    rotatedAt: now,
    idleExpiresAt,
    expiresAt: new Date(now.getTime() + sessionLife.absoluteMs),
  });
  await stores.refreshTokens.create({ hash, sessionId, generation: 0, issuedAt: now });
  return { sessionId, refresh: { token, expiresAt: idleExpiresAt } };
}
