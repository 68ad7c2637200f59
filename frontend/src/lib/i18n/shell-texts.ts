import { enShell } from '#lib/i18n/en-shell.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of the installed app, apart from `texts.ts` because they are seldom wanted. */
export const s: typeof enShell = fencedTexts(spoken.shell ?? enShell);
