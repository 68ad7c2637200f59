import type { Queryable } from './queryable.ts';

/** What a mail is about; `mail/texts.ts` has the words. */
export type MailKind =
  'reset' | 'password-changed' | 'account-closed' | 'verify' | 'email-changed' | 'confirm' | 'has-account';

export interface NewMail {
  kind: MailKind;
  /** In lower case. */
  recipient: string;
  /** Of whom it is, where the address is not, or not yet, that of the account; else the address tells. */
  userId?: string | undefined;
  /** Whose registration it confirms, where there is no account yet. */
  registrationId?: string | undefined;
}

export interface Mail extends NewMail {
  /** A bigint, as text. */
  id: string;
  /** This one counted. */
  tries: number;
  createdAt: Date;
}

/** Mails that wait; more would only fill the table while a server is down. */
const mostWaiting = 10_000;

/** E-mail on its way. A mail names what it tells of and holds no token: that is made when it is sent. */
export interface MailQueue {
  /** Whether there was room for it. */
  add(mail: NewMail, now: Date): Promise<boolean>;
  /** Those that are due, for this process alone until `again`; who dies with one leaves it to the next. */
  take(limit: number, now: Date, again: Date): Promise<Mail[]>;
  /** The next try of one that could not be sent. */
  putOff(id: string, until: Date): Promise<void>;
  remove(id: string): Promise<void>;
  /** How many wait, and since when the oldest does. */
  state(): Promise<{ waiting: number; oldest: Date | null }>;
}

export function createMailQueue(db: Queryable): MailQueue {
  return {
    async add({ kind, recipient, userId, registrationId }, now) {
      const added = await db.query(
        `INSERT INTO mail_queue (kind, recipient, user_id, registration_id, next_try_at, created_at)
         SELECT $1, $2, $4::uuid, $5::uuid, $3, $3
         WHERE (SELECT count(*) FROM mail_queue) < ${mostWaiting} RETURNING 1`,
        [kind, recipient, now, userId, registrationId],
      );
      return added.length > 0;
    },
    take: (limit, now, again) =>
      db.query<Mail>(
        `UPDATE mail_queue SET tries = tries + 1, next_try_at = $3
         WHERE id IN (SELECT id FROM mail_queue WHERE next_try_at <= $2 ORDER BY next_try_at LIMIT $1 FOR UPDATE SKIP LOCKED)
         RETURNING id, kind, recipient, user_id AS "userId", registration_id AS "registrationId", tries, created_at AS "createdAt"`,
        [limit, now, again],
      ),
    async putOff(id, until) {
      await db.query('UPDATE mail_queue SET next_try_at = $2 WHERE id = $1', [id, until]);
    },
    async remove(id) {
      await db.query('DELETE FROM mail_queue WHERE id = $1', [id]);
    },
    async state() {
      const [row] = await db.query<{ waiting: number; oldest: Date | null }>(
        'SELECT count(*)::integer AS waiting, min(created_at) AS oldest FROM mail_queue',
      );
      return row ?? { waiting: 0, oldest: null };
    },
  };
}
