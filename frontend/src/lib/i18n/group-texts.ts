import { enGroup } from '#lib/i18n/en-group.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of a group's settings, loaded when they are opened. */
export const g: typeof enGroup = fencedTexts(spoken.group ?? enGroup);
