import { enReference } from '#lib/i18n/en-reference.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';

export type ReferenceTexts = typeof enReference;

/** The texts of the API reference. */
export const r: ReferenceTexts = fencedTexts(enReference);
