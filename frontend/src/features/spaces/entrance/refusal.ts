import { ParleyError } from '@parley/contracts/errors';
import { serverNow } from '#lib/clock.ts';
import { fullTimeOf } from '#lib/i18n/format.ts';
import { et } from '#lib/i18n/entrance-texts.ts';

interface Refusal {
  title: string;
  hint: string;
}

/** What the rules of a space said to somebody who wants in; undefined for any other error. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof ParleyError)) return undefined;
  const { refused, ask } = et;
  const when = fullTimeOf(serverNow() + (error.retryAfterMs ?? 0));
  switch (error.code) {
    case 'joins_paused':
      return { title: refused.paused, hint: refused.pausedHint(when) };
    case 'account_too_young':
      return { title: refused.young, hint: refused.youngHint(when) };
    case 'asked_recently':
      return { title: ask.refused, hint: ask.refusedHint(when) };
    case 'address_refused':
      return { title: refused.address, hint: refused.addressHint };
    case 'email_unverified':
      return { title: refused.unverified, hint: refused.unverifiedHint };
    case 'rate_limited':
      return { title: refused.busy, hint: refused.busyHint };
    default:
      return undefined;
  }
}
