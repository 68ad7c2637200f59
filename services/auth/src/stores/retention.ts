import type { Queryable } from './queryable.ts';

/** Rows that one sweep of a table may delete, so that it never holds locks for long. */
const batch = 5_000;

export interface Retention {
  /** Deletes what can mean nothing any more, a bounded number of rows, and returns how many went. */
  sweep(now: Date): Promise<number>;
}

const rules = [
  {
    // An ended session must outlive its last access token, and a refused refresh should still be told why. One whose
    // time is over is ended first, with its record.
    table: 'sessions',
    where: `revoked_at < $1::timestamptz - interval '30 days'`,
  },
  {
    // As long as an idle session lives: anyone who holds an older token would have been signed out by now anyway.
    table: 'refresh_tokens',
    where: `issued_at < $1::timestamptz - interval '30 days'`,
  },
  {
    // Anyone who was not approved in a month may ask again.
    table: 'registration_requests',
    where: `created_at < $1::timestamptz - interval '30 days'`,
  },
  {
    // Its link is over by then.
    table: 'unconfirmed_registrations',
    where: `created_at < $1::timestamptz - interval '3 days'`,
  },
  {
    table: 'registration_invites',
    where: `expires_at < $1::timestamptz - interval '90 days'`,
  },
  {
    // A name that somebody gave up: by now nobody writes to it in the belief that it is still theirs.
    table: 'kept_usernames',
    where: `left_at < $1::timestamptz - interval '30 days'`,
  },
  {
    table: 'account_links',
    where: `expires_at < $1`,
  },
  {
    table: 'login_failures',
    where: `last_failure_at < $1::timestamptz - interval '2 days' AND coalesce(locked_until, $1) <= $1`,
  },
];

export function createRetention(db: Queryable): Retention {
  return {
    async sweep(now) {
      let deleted = 0;
      for (const { table, where } of rules) {
        const gone = await db.query(
          `DELETE FROM ${table} WHERE ctid IN (SELECT ctid FROM ${table} WHERE ${where} LIMIT ${batch}) RETURNING 1`,
          [now],
        );
        deleted += gone.length;
      }
      return deleted;
    },
  };
}
