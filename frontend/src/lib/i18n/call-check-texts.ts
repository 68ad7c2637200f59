import { enCallCheck } from '#lib/i18n/en-call-check.ts';

export type CallCheckTexts = typeof enCallCheck;

/** The texts of the call check page. */
export const k: CallCheckTexts = enCallCheck;
