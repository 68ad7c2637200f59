import type { en } from '#lib/i18n/en.ts';
import type { enAccess } from '#lib/i18n/en-access.ts';
import type { enAccount } from '#lib/i18n/en-account.ts';
import type { enAdmin } from '#lib/i18n/en-admin.ts';
import type { enAuth } from '#lib/i18n/en-auth.ts';
import type { enCall } from '#lib/i18n/en-call.ts';
import type { enCallCheck } from '#lib/i18n/en-call-check.ts';
import type { enCreate } from '#lib/i18n/en-create.ts';
import type { enEntrance } from '#lib/i18n/en-entrance.ts';
import type { enFirstSteps } from '#lib/i18n/en-first-steps.ts';
import type { enGoTo } from '#lib/i18n/en-go-to.ts';
import type { enGroup } from '#lib/i18n/en-group.ts';
import type { enGuest } from '#lib/i18n/en-guest.ts';
import type { enLines } from '#lib/i18n/en-lines.ts';
import type { enNotifications } from '#lib/i18n/en-notifications.ts';
import type { enOnboarding } from '#lib/i18n/en-onboarding.ts';
import type { enPalette } from '#lib/i18n/en-palette.ts';
import type { enPeople } from '#lib/i18n/en-people.ts';
import type { enPictures } from '#lib/i18n/en-pictures.ts';
import type { enPlaces } from '#lib/i18n/en-places.ts';
import type { enRegistration } from '#lib/i18n/en-registration.ts';
import type { enReset } from '#lib/i18n/en-reset.ts';
import type { enSettings } from '#lib/i18n/en-settings.ts';
import type { enShell } from '#lib/i18n/en-shell.ts';
import type { enSpaceSettings } from '#lib/i18n/en-space-settings.ts';
import type { enSpaces } from '#lib/i18n/en-spaces.ts';
import type { enWriting } from '#lib/i18n/en-writing.ts';

/**
 * A language other than English: each part has the shape of the English one, so the compiler finds a text that is
 * missing. The API reference is English in every language.
 */
export interface Language {
  texts: typeof en;
  access: typeof enAccess;
  account: typeof enAccount;
  admin: typeof enAdmin;
  auth: typeof enAuth;
  call: typeof enCall;
  callCheck: typeof enCallCheck;
  create: typeof enCreate;
  entrance: typeof enEntrance;
  firstSteps: typeof enFirstSteps;
  goTo: typeof enGoTo;
  group: typeof enGroup;
  guest: typeof enGuest;
  lines: typeof enLines;
  notifications: typeof enNotifications;
  onboarding: typeof enOnboarding;
  palette: typeof enPalette;
  people: typeof enPeople;
  pictures: typeof enPictures;
  places: typeof enPlaces;
  registration: typeof enRegistration;
  reset: typeof enReset;
  settings: typeof enSettings;
  shell: typeof enShell;
  spaceSettings: typeof enSpaceSettings;
  spaces: typeof enSpaces;
  writing: typeof enWriting;
}
