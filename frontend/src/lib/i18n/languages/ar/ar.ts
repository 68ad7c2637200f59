import { arAccess } from '#lib/i18n/languages/ar/ar-access.ts';
import { arAccount } from '#lib/i18n/languages/ar/ar-account.ts';
import { arAdmin } from '#lib/i18n/languages/ar/ar-admin.ts';
import { arAuth } from '#lib/i18n/languages/ar/ar-auth.ts';
import { arCall } from '#lib/i18n/languages/ar/ar-call.ts';
import { arCallCheck } from '#lib/i18n/languages/ar/ar-call-check.ts';
import { arEntrance } from '#lib/i18n/languages/ar/ar-entrance.ts';
import { arFirstSteps } from '#lib/i18n/languages/ar/ar-first-steps.ts';
import { arOnboarding } from '#lib/i18n/languages/ar/ar-onboarding.ts';
import { arPeople, arPlaces } from '#lib/i18n/languages/ar/ar-people.ts';
import { arLines, arNotifications, arSettings } from '#lib/i18n/languages/ar/ar-personal.ts';
import { arRegistration } from '#lib/i18n/languages/ar/ar-registration.ts';
import {
  arCreate,
  arGoTo,
  arGroup,
  arGuest,
  arPalette,
  arPictures,
  arReset,
  arShell,
  arWriting,
} from '#lib/i18n/languages/ar/ar-small.ts';
import { arSpaceSettings } from '#lib/i18n/languages/ar/ar-space-settings.ts';
import { arSpaces } from '#lib/i18n/languages/ar/ar-spaces.ts';
import { arTexts } from '#lib/i18n/languages/ar/ar-texts.ts';

/**
 * Modern Standard Arabic. A button is a verbal noun (حفظ), a sentence speaks to one person, a verb comes before the
 * name that it belongs to, so that it is also right before several names. Its words: space = مساحة, channel = قناة,
 * conversation = محادثة, call = مكالمة, stage = منصة, member = عضو, guest = ضيف, owner = مالك, role = دور,
 * moderator = مشرف, administrator = مسؤول, mention = إشارة, mute = كتم, report = إبلاغ and بلاغ, kick = طرد, ban = منع,
 * time out = إيقاف مؤقت, block = حظر, request = طلب, invite = دعوة, reaction = تفاعل, section = قسم,
 * favourites = المفضلة, sign in = تسجيل الدخول, online = متصل.
 */
globalThis.parleyLanguage = {
  texts: arTexts,
  auth: arAuth,
  call: arCall,
  create: arCreate,
  entrance: arEntrance,
  firstSteps: arFirstSteps,
  goTo: arGoTo,
  group: arGroup,
  guest: arGuest,
  lines: arLines,
  notifications: arNotifications,
  palette: arPalette,
  people: arPeople,
  pictures: arPictures,
  places: arPlaces,
  registration: arRegistration,
  reset: arReset,
  settings: arSettings,
  shell: arShell,
  spaces: arSpaces,
  writing: arWriting,
  account: arAccount,
  access: arAccess,
  admin: arAdmin,
  callCheck: arCallCheck,
  onboarding: arOnboarding,
  spaceSettings: arSpaceSettings,
};
