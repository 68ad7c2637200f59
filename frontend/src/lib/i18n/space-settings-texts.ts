import { enSpaceSettings } from '#lib/i18n/en-space-settings.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';

/** The texts of a space's settings, which few people open. */
export type SpaceSettingsTexts = typeof enSpaceSettings;

export const st: SpaceSettingsTexts = fencedTexts(enSpaceSettings);
