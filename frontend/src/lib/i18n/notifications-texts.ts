import { enNotifications } from '#lib/i18n/en-notifications.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of notifications, loaded with what tells of messages. */
export const nt: typeof enNotifications = fencedTexts(spoken.notifications ?? enNotifications);
