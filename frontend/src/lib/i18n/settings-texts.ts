import { enSettings } from '#lib/i18n/en-settings.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of the own settings, which are opened now and then. */
export type SettingsTexts = typeof enSettings;

export const ps: SettingsTexts = fencedTexts(spoken.settings ?? enSettings);
