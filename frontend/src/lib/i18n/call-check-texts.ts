import { enCallCheck } from '#lib/i18n/en-call-check.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

export type CallCheckTexts = typeof enCallCheck;

/** The texts of the call check page. */
export const k: CallCheckTexts = fencedTexts(spoken.callCheck ?? enCallCheck);
