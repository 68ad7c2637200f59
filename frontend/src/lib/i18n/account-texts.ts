import { enAccount } from '#lib/i18n/en-account.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of what people change of their own account, loaded where they do. */
export const ac: typeof enAccount = fencedTexts(spoken.account ?? enAccount);
