import type { Queryable } from './queryable.ts';

/** A signed-in device. It ends at the earliest of both expiries and its revocation. */
export interface SessionRow {
  id: string;
  userId: string;
  device: string;
  address: string;
  createdAt: Date;
  lastSeenAt: Date;
  /** Newest generation of refresh tokens, and when it was begun. */
  generation: number;
  rotatedAt: Date;
  idleExpiresAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
}

export type NewSession = Omit<SessionRow, 'revokedAt'>;

export interface Revoked {
  sessionId: string;
  userId: string;
  reason: string;
  revokedAt: Date;
}

/** Where a session stands in the list of its account. */
export type SeenPlace = Pick<SessionRow, 'id' | 'lastSeenAt'>;

export interface Sessions {
  create(session: NewSession): Promise<void>;
  find(id: string): Promise<SessionRow | undefined>;
  /** The sessions that still stand, the last seen first; those after a place, at most `limit`. */
  listLive(userId: string, now: Date, page: { after: SeenPlace | undefined; limit: number }): Promise<SessionRow[]>;
  /** Notes that the device was here; does nothing when that was noted less than a minute ago. */
  touch(id: string, now: Date): Promise<void>;
  /** Begins the next generation of refresh tokens. */
  advance(id: string, next: Pick<SessionRow, 'generation' | 'rotatedAt' | 'idleExpiresAt' | 'address'>): Promise<void>;
  /** Ends a session; undefined when it is not the user's or has ended before. */
  revoke(end: Revoked): Promise<Revoked | undefined>;
  /** The ids of all that nobody has ended. */
  standing(userId: string): Promise<string[]>;
  revokedSince(moment: Date): Promise<Revoked[]>;
  /** Sessions whose time is over and that nobody has ended; locked until the transaction ends, at most `limit`. */
  lapsed(now: Date, limit: number): Promise<{ sessionId: string; userId: string }[]>;
}

export const sessionColumns = `s.id, s.user_id AS "userId", s.device, s.address, s.created_at AS "createdAt",
  s.last_seen_at AS "lastSeenAt", s.generation, s.rotated_at AS "rotatedAt", s.idle_expires_at AS "idleExpiresAt",
  s.expires_at AS "expiresAt", s.revoked_at AS "revokedAt"`;

const revokedColumns = 'id AS "sessionId", user_id AS "userId", revoke_reason AS reason, revoked_at AS "revokedAt"';

export function createSessions(db: Queryable): Sessions {
  return {
    create: session => insert(db, session),
    async find(id) {
      const [session] = await db.query<SessionRow>(`SELECT ${sessionColumns} FROM sessions s WHERE s.id = $1`, [id]);
      return session;
    },
    listLive: (userId, now, { after, limit }) =>
      db.query<SessionRow>(
        `SELECT ${sessionColumns} FROM sessions s
         WHERE s.user_id = $1 AND s.revoked_at IS NULL AND s.idle_expires_at > $2 AND s.expires_at > $2
           AND ($3::timestamptz IS NULL OR (date_trunc('milliseconds', s.last_seen_at), s.id) < ($3, $4))
         ORDER BY date_trunc('milliseconds', s.last_seen_at) DESC, s.id DESC LIMIT $5`,
        [userId, now, after?.lastSeenAt, after?.id, limit],
      ),
    async touch(id, now) {
      await db.query(
        `UPDATE sessions SET last_seen_at = $2 WHERE id = $1 AND last_seen_at < $2::timestamptz - interval '1 minute'`,
        [id, now],
      );
    },
    async advance(id, { generation, rotatedAt, idleExpiresAt, address }) {
      await db.query(
        `UPDATE sessions SET generation = $2, rotated_at = $3, last_seen_at = $3, idle_expires_at = $4, address = $5
         WHERE id = $1`,
        [id, generation, rotatedAt, idleExpiresAt, address],
      );
    },
    async revoke({ sessionId, userId, reason, revokedAt }) {
      const [revoked] = await db.query<Revoked>(
        `UPDATE sessions SET revoked_at = $3, revoke_reason = $4
         WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL RETURNING ${revokedColumns}`,
        [sessionId, userId, revokedAt, reason],
      );
      return revoked;
    },
    lapsed: (now, limit) =>
      db.query(
        `SELECT id AS "sessionId", user_id AS "userId" FROM sessions
         WHERE revoked_at IS NULL AND (idle_expires_at <= $1 OR expires_at <= $1) LIMIT $2 FOR UPDATE SKIP LOCKED`,
        [now, limit],
      ),
    async standing(userId) {
      const sql = 'SELECT id FROM sessions WHERE user_id = $1 AND revoked_at IS NULL';
      return (await db.query<{ id: string }>(sql, [userId])).map(({ id }) => id);
    },
    revokedSince: moment =>
      db.query<Revoked>(`SELECT ${revokedColumns} FROM sessions WHERE revoked_at > $1 ORDER BY revoked_at`, [moment]),
  };
}

async function insert(db: Queryable, s: NewSession): Promise<void> {
  const owner = [s.id, s.userId, s.device, s.address];
  const times = [s.createdAt, s.lastSeenAt, s.rotatedAt, s.idleExpiresAt, s.expiresAt];
  await db.query(
    `INSERT INTO sessions (id, user_id, device, address, created_at, last_seen_at, rotated_at, idle_expires_at,
       expires_at, generation) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [...owner, ...times, s.generation],
  );
}
