import { deAccess } from '#lib/i18n/languages/de/de-access.ts';
import { deAccount } from '#lib/i18n/languages/de/de-account.ts';
import { deAdmin } from '#lib/i18n/languages/de/de-admin.ts';
import { deAuth } from '#lib/i18n/languages/de/de-auth.ts';
import { deCall } from '#lib/i18n/languages/de/de-call.ts';
import { deCallCheck } from '#lib/i18n/languages/de/de-call-check.ts';
import { deEntrance } from '#lib/i18n/languages/de/de-entrance.ts';
import { deOnboarding } from '#lib/i18n/languages/de/de-onboarding.ts';
import { deLines, deNotifications, dePeople, dePlaces, deSettings } from '#lib/i18n/languages/de/de-personal.ts';
import {
  deCreate,
  deFirstSteps,
  deGoTo,
  deGroup,
  deGuest,
  dePalette,
  dePictures,
  deReset,
  deShell,
  deWriting,
} from '#lib/i18n/languages/de/de-small.ts';
import { deRegistration } from '#lib/i18n/languages/de/de-registration.ts';
import { deSpaceSettings } from '#lib/i18n/languages/de/de-space-settings.ts';
import { deSpaces } from '#lib/i18n/languages/de/de-spaces.ts';
import { deTexts } from '#lib/i18n/languages/de/de-texts.ts';

/**
 * German, with an informal "du". Its words: space = Space, channel = Kanal, conversation = Unterhaltung, call = Anruf,
 * member = Mitglied, guest = Gast, owner = Inhaber, role = Rolle, moderators = Moderation, mention = Erwähnung,
 * mute = stummschalten, report = melden, kick = entfernen, ban = verbannen, time out = Auszeit, block = blockieren,
 * request = Anfrage, invite = Einladung, sign in = anmelden, permission = Berechtigung, administrator of a space = alle
 * Rechte, audit log = Protokoll, onboarding = Begrüßung, suspend = sperren, slow mode = langsamer Modus.
 */
globalThis.parleyLanguage = {
  texts: deTexts,
  access: deAccess,
  account: deAccount,
  admin: deAdmin,
  auth: deAuth,
  call: deCall,
  callCheck: deCallCheck,
  create: deCreate,
  entrance: deEntrance,
  firstSteps: deFirstSteps,
  goTo: deGoTo,
  group: deGroup,
  guest: deGuest,
  lines: deLines,
  notifications: deNotifications,
  onboarding: deOnboarding,
  palette: dePalette,
  people: dePeople,
  pictures: dePictures,
  places: dePlaces,
  registration: deRegistration,
  reset: deReset,
  settings: deSettings,
  shell: deShell,
  spaces: deSpaces,
  spaceSettings: deSpaceSettings,
  writing: deWriting,
};
