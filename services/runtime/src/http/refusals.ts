import type { ErrorCode, ParleyError } from '@parley/contracts/errors';
import { LocalBuckets } from '../limits/local-buckets.ts';
import type { Logger } from '../telemetry/logger.ts';
import { counter } from '../telemetry/metrics.ts';

/** The errors that say: no matter who you are, you may not do this. */
const codes = ['forbidden', 'account_required', 'not_a_member', 'foreign_origin'] as const satisfies ErrorCode[];

/** Something that somebody was not allowed to do. */
export interface Refusal {
  code: ErrorCode;
  /** The call (`POST /api/rooms/:id/join`) or the command, without ids. */
  what: string;
  /** Absent where nobody has signed in. */
  userId?: string | undefined;
  address?: string | undefined;
}

/** Hears of each refusal when it is answered. */
export type OnRefused = (refusal: Refusal) => void;

export function isRefusal({ code }: Pick<ParleyError, 'code'>): boolean {
  return (codes as readonly ErrorCode[]).includes(code);
}

/** Of one person, or one address before the sign-in, and of everybody together. What is beyond is counted only. */
const perPerson = { rate: 1 / 60, burst: 20 };
const together = { rate: 5, burst: 500 };

const refused = counter('parley_access_refused_total', 'What people were not allowed to do', ['code'], codes);

/**
 * Makes the event "somebody was refused": it counts each, and writes its line as long as the person has not filled their
 * share, so that nobody can flood a log. True when it was written.
 */
export function refusalEvent(logger: Logger): (refusal: Refusal) => boolean {
  const buckets = new LocalBuckets();
  return refusal => {
    const { code, userId, address } = refusal;
    refused.inc({ code });
    const who = userId ?? address ?? 'unknown';
    if (!buckets.take(who, perPerson).ok || !buckets.take('everybody', together).ok) return false;
    logger.warn({ ...refusal }, 'access refused');
    return true;
  };
}
