import { enAdmin } from '#lib/i18n/en-admin.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of the administration, loaded with its page. */
export const ad: typeof enAdmin = fencedTexts(spoken.admin ?? enAdmin);
