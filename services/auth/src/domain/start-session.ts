import { randomUUID } from 'node:crypto';
import type { Stores } from '../stores/database.ts';
import type { NewSession } from '../stores/sessions.ts';
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

interface Prepared {
  start: SessionStart;
  session: NewSession;
  tokenHash: Buffer;
}

/** A session of a device with the first token of its family, still to be written. */
export function prepareSession(user: User, client: Client, now: Date): Prepared {
  const sessionId = randomUUID();
  const idleExpiresAt = new Date(now.getTime() + sessionLife.idleMs);
  const { token, hash } = newRefreshToken();
  const session = {
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
  };
  return { start: { sessionId, refresh: { token, expiresAt: idleExpiresAt } }, session, tokenHash: hash };
}

/** Signs a device in, as a part of something larger. */
export async function startSession(stores: Stores, user: User, client: Client, now: Date): Promise<SessionStart> {
  const { start, session, tokenHash } = prepareSession(user, client, now);
  await stores.sessions.create(session);
  await stores.refreshTokens.create({ hash: tokenHash, sessionId: session.id, generation: 0, issuedAt: now });
  return start;
}
