import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { en } from '../src/lib/i18n/en.ts';
import { enAccess } from '../src/lib/i18n/en-access.ts';
import { enAccount } from '../src/lib/i18n/en-account.ts';
import { enAdmin } from '../src/lib/i18n/en-admin.ts';
import { enAuth } from '../src/lib/i18n/en-auth.ts';
import { enCall } from '../src/lib/i18n/en-call.ts';
import { enCallCheck } from '../src/lib/i18n/en-call-check.ts';
import { enCreate } from '../src/lib/i18n/en-create.ts';
import { enEntrance } from '../src/lib/i18n/en-entrance.ts';
import { enFirstSteps } from '../src/lib/i18n/en-first-steps.ts';
import { enGoTo } from '../src/lib/i18n/en-go-to.ts';
import { enGroup } from '../src/lib/i18n/en-group.ts';
import { enGuest } from '../src/lib/i18n/en-guest.ts';
import { enLines } from '../src/lib/i18n/en-lines.ts';
import { enNotifications } from '../src/lib/i18n/en-notifications.ts';
import { enOnboarding } from '../src/lib/i18n/en-onboarding.ts';
import { enPalette } from '../src/lib/i18n/en-palette.ts';
import { enPeople } from '../src/lib/i18n/en-people.ts';
import { enPictures } from '../src/lib/i18n/en-pictures.ts';
import { enPlaces } from '../src/lib/i18n/en-places.ts';
import { enRegistration } from '../src/lib/i18n/en-registration.ts';
import { enReset } from '../src/lib/i18n/en-reset.ts';
import { enSettings } from '../src/lib/i18n/en-settings.ts';
import { enShell } from '../src/lib/i18n/en-shell.ts';
import { enSpaceSettings } from '../src/lib/i18n/en-space-settings.ts';
import { enSpaces } from '../src/lib/i18n/en-spaces.ts';
import { enWriting } from '../src/lib/i18n/en-writing.ts';
import type { Language } from '../src/lib/i18n/languages/language.ts';

const english = {
  texts: en,
  access: enAccess,
  account: enAccount,
  admin: enAdmin,
  auth: enAuth,
  call: enCall,
  callCheck: enCallCheck,
  create: enCreate,
  entrance: enEntrance,
  firstSteps: enFirstSteps,
  goTo: enGoTo,
  group: enGroup,
  guest: enGuest,
  lines: enLines,
  notifications: enNotifications,
  onboarding: enOnboarding,
  palette: enPalette,
  people: enPeople,
  pictures: enPictures,
  places: enPlaces,
  registration: enRegistration,
  reset: enReset,
  settings: enSettings,
  shell: enShell,
  spaceSettings: enSpaceSettings,
  spaces: enSpaces,
  writing: enWriting,
};

const script = readFileSync(new URL('../public/language.js', import.meta.url), 'utf8');

/** What the page says of its language once the script ran in a browser. */
function pageIn(languages: string[] | undefined, chosen: string | null = null) {
  const documentElement = { lang: 'en', dir: '', dataset: {} };
  const localStorage = { getItem: () => chosen };
  const written: string[] = [];
  const document = {
    documentElement,
    currentScript: { dataset: { ar: '/ar.js', de: '/de.js' } },
    write: (html: string) => written.push(html),
    querySelector: () => new EventTarget(),
  };
  runInNewContext(script, { document, navigator: { languages }, localStorage, Intl });
  const { lang, dir } = documentElement;
  return { lang, dir, file: /src="\/(.+)\.js"/.exec(written.join(''))?.[1] };
}

describe('the language of a page', () => {
  test.each([
    [['en-US@posix', 'en-GB'], 'en-GB'],
    [['en_US'], 'en'],
    [['C'], 'en'],
    [['fr', 'de-AT', 'en'], 'de-AT'],
    [['ar-EG', 'en'], 'ar-EG'],
    [['ara', 'ar'], 'ar'],
    [['den', 'de-'], 'en'],
    [[], 'en'],
    [undefined, 'en'],
  ])('follows the browser: %j', (told, lang) => {
    const language = lang.slice(0, 2);
    const file = language === 'en' ? undefined : language;
    expect(pageIn(told)).toEqual({ lang, dir: language === 'ar' ? 'rtl' : 'ltr', file });
    expect(new Intl.DateTimeFormat(lang).format(0)).not.toBe('');
  });

  test.each([
    ['de', ['en-GB'], 'de'],
    ['de', ['en-GB', 'de-CH'], 'de-CH'],
    ['ar', ['de-DE'], 'ar'],
    ['en', ['de-DE'], 'en'],
    ['xx', ['de-DE'], 'de-DE'],
  ])('is what the person chose: %s', (chosen, told, lang) => {
    expect(pageIn(told, chosen).lang).toBe(lang);
  });
});

/** Every text with its path; a function is called with marks in place of what it is given. */
function textsOf(part: unknown, path: string, found = new Map<string, unknown>()): Map<string, unknown> {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return found.set(path, part);
  for (const [key, value] of Object.entries(part)) textsOf(value, `${path}.${key}`, found);
  return found;
}

/** Which of its values a text shows: those of which another one changes it. */
function shownBy(text: unknown): boolean[] {
  if (typeof text !== 'function') return [];
  const kinds: [unknown, unknown][] = [
    ['<a>', '<b>'],
    [3, 700],
    [['<a>'], ['<b>', '<c>']],
  ];
  const say = (given: unknown[]) => attempt(() => String(Reflect.apply(text, undefined, given)));
  const shown = Array.from({ length: text.length }, () => false);
  for (const picked of allOf(kinds, text.length)) {
    const words = say(picked.map(([one]) => one));
    if (words === undefined) continue;
    for (const place of shown.keys()) {
      const others = say(picked.map(([one, other], at) => (at === place ? other : one)));
      if (others !== undefined && others !== words) shown[place] = true;
    }
  }
  return shown;
}

function allOf<T>(choices: T[], length: number): T[][] {
  return length === 0 ? [[]] : allOf(choices, length - 1).flatMap(rest => choices.map(choice => [...rest, choice]));
}

/** A text that takes a list says nothing when it is given a name. */
function attempt(say: () => string): string | undefined {
  try {
    return say();
  } catch {
    return undefined;
  }
}

/** What the file of a language gives to the page. */
async function partsOf(file: Promise<unknown>): Promise<Language> {
  await file;
  if (!globalThis.parleyLanguage) throw new Error('The file gave no language');
  return globalThis.parleyLanguage;
}

const german = await partsOf(import('../src/lib/i18n/languages/de/de.ts'));
const arabic = await partsOf(import('../src/lib/i18n/languages/ar/ar.ts'));

/** A name, and words that German took over. */
const alikeInGerman = [
  'app.name',
  'conversation.online',
  'conversation.offline',
  'presences.online',
  'look.letter',
  'look.sizes.100%',
  'people.admin',
  'names.browser',
  'sections.filter',
  'filter.testText',
  'fields.name',
  'fields.format',
];

describe.each([
  ['German', german, alikeInGerman],
  ['Arabic', arabic, ['app.name']],
])('%s', (_, language, alike) => {
  const isTranslated = ([name]: [string, unknown]) => name in language;
  const parts = Object.entries(english)
    .filter(isTranslated)
    .flatMap(([name, part]) => [...textsOf(part, name)]);
  const texts = new Map(Object.entries(language).flatMap(([name, part]) => [...textsOf(part, name)]));
  const isAlike = (path: string) => alike.some(end => path.endsWith(`.${end}`));

  test('has other words than English', () => {
    const same = parts.filter(([path, text]) => typeof text === 'string' && texts.get(path) === text && !isAlike(path));
    expect(same.map(([path]) => path)).toEqual([]);
    expect(texts.size).toBe(parts.length);
  });

  test('shows the values that a text is given', () => {
    for (const [path, text] of parts) expect([path, shownBy(texts.get(path))]).toEqual([path, shownBy(text)]);
  });
});

test('German forms its plurals', () => {
  expect([0, 1, 2, 1_024].map(count => german.texts.rooms.unread(count))).toEqual([
    '0 ungelesene Nachrichten',
    '1 ungelesene Nachricht',
    '2 ungelesene Nachrichten',
    '1.024 ungelesene Nachrichten',
  ]);
});

test('Arabic forms its plurals, six of them, and says the small numbers in words', () => {
  const digits = new Intl.NumberFormat('ar');
  expect([0, 1, 2, 3, 11, 100].map(count => arabic.texts.rooms.unread(count))).toEqual([
    'لا رسائل غير مقروءة',
    'رسالة واحدة غير مقروءة',
    'رسالتان غير مقروءتين',
    `${digits.format(3)} رسائل غير مقروءة`,
    `${digits.format(11)} رسالة غير مقروءة`,
    `${digits.format(100)} رسالة غير مقروءة`,
  ]);
  expect([0, 1, 2, 3, 11, 100].map(count => arabic.entrance.joining.ages.days(count))).toEqual([
    'أقل من يوم',
    'يوم واحد',
    'يومان',
    `${digits.format(3)} أيام`,
    `${digits.format(11)} يومًا`,
    `${digits.format(100)} يوم`,
  ]);
});
