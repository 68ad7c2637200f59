import { enFirstSteps } from '#lib/i18n/en-first-steps.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of the first minutes, loaded when there is nothing to list yet. */
export const f: typeof enFirstSteps = fencedTexts(spoken.firstSteps ?? enFirstSteps);
