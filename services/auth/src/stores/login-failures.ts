import type { Queryable } from './queryable.ts';

/** What is remembered of one account or address. */
export interface FailureRecord {
  failures: number;
  lastFailureAt: Date;
  lockedUntil: Date | null;
}

/**
 * Failed logins of accounts and addresses. Kept in PostgreSQL, which a login needs anyway, and not in Redis: so a
 * Redis that is away neither opens the door to guessing nor shuts everybody out, and no restart forgets a lock.
 */
export interface LoginFailures {
  /** The latest moment until which any of the subjects is locked, or undefined. */
  lockedUntil(subjects: string[], now: Date): Promise<Date | undefined>;
  /** The record of a subject, made when there is none, locked until the transaction ends. */
  findForUpdate(subject: string, now: Date): Promise<FailureRecord>;
  save(subject: string, record: FailureRecord): Promise<void>;
}

export function createLoginFailures(db: Queryable): LoginFailures {
  return {
    async lockedUntil(subjects, now) {
      const [row] = await db.query<{ until: Date | null }>(
        'SELECT max(locked_until) AS until FROM login_failures WHERE subject = ANY($1) AND locked_until > $2',
        [subjects, now],
      );
      return row?.until ?? undefined;
    },
    async findForUpdate(subject, now) {
      const [record] = await db.query<FailureRecord>(
        `INSERT INTO login_failures (subject, failures, last_failure_at) VALUES ($1, 0, $2)
         ON CONFLICT (subject) DO UPDATE SET subject = EXCLUDED.subject
         RETURNING failures, last_failure_at AS "lastFailureAt", locked_until AS "lockedUntil"`,
        [subject, now],
      );
      return record ?? { failures: 0, lastFailureAt: now, lockedUntil: null };
    },
    async save(subject, { failures, lastFailureAt, lockedUntil }) {
      await db.query(
        'UPDATE login_failures SET failures = $2, last_failure_at = $3, locked_until = $4 WHERE subject = $1',
        [subject, failures, lastFailureAt, lockedUntil],
      );
    },
  };
}
