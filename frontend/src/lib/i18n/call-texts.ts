import { enCall } from '#lib/i18n/en-call.ts';

/** The texts of calls, apart from `texts.ts` because only their screens need them. */
export type CallTexts = typeof enCall;

export const c: CallTexts = enCall;
