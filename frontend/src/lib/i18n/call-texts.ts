import { enCall } from '#lib/i18n/en-call.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of calls, apart from `texts.ts` because only their screens need them. */
export type CallTexts = typeof enCall;

export const c: CallTexts = fencedTexts(spoken.call ?? enCall);
