import { enSpaceSettings } from '#lib/i18n/en-space-settings.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of a space's settings, which few people open. */
export type SpaceSettingsTexts = typeof enSpaceSettings;

export const st: SpaceSettingsTexts = fencedTexts(spoken.spaceSettings ?? enSpaceSettings);
