import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { en } from '../src/lib/i18n/en.ts';
import { enAuth } from '../src/lib/i18n/en-auth.ts';
import { enCall } from '../src/lib/i18n/en-call.ts';
import { enCreate } from '../src/lib/i18n/en-create.ts';
import { enEntrance } from '../src/lib/i18n/en-entrance.ts';
import { enFirstSteps } from '../src/lib/i18n/en-first-steps.ts';
import { enGoTo } from '../src/lib/i18n/en-go-to.ts';
import { enGroup } from '../src/lib/i18n/en-group.ts';
import { enGuest } from '../src/lib/i18n/en-guest.ts';
import { enLines } from '../src/lib/i18n/en-lines.ts';
import { enNotifications } from '../src/lib/i18n/en-notifications.ts';
import { enPalette } from '../src/lib/i18n/en-palette.ts';
import { enPeople } from '../src/lib/i18n/en-people.ts';
import { enPictures } from '../src/lib/i18n/en-pictures.ts';
import { enPlaces } from '../src/lib/i18n/en-places.ts';
import { enRegistration } from '../src/lib/i18n/en-registration.ts';
import { enReset } from '../src/lib/i18n/en-reset.ts';
import { enSettings } from '../src/lib/i18n/en-settings.ts';
import { enShell } from '../src/lib/i18n/en-shell.ts';
import { enSpaces } from '../src/lib/i18n/en-spaces.ts';
import { enWriting } from '../src/lib/i18n/en-writing.ts';
import '../src/lib/i18n/languages/de/de.ts';

const english = {
  texts: en,
  auth: enAuth,
  call: enCall,
  create: enCreate,
  entrance: enEntrance,
  firstSteps: enFirstSteps,
  goTo: enGoTo,
  group: enGroup,
  guest: enGuest,
  lines: enLines,
  notifications: enNotifications,
  palette: enPalette,
  people: enPeople,
  pictures: enPictures,
  places: enPlaces,
  registration: enRegistration,
  reset: enReset,
  settings: enSettings,
  shell: enShell,
  spaces: enSpaces,
  writing: enWriting,
};

const script = readFileSync(new URL('../public/language.js', import.meta.url), 'utf8');

/** What the page says of its language once the script ran in a browser. */
function pageIn(languages: string[] | undefined, chosen: string | null = null) {
  const documentElement = { lang: 'en', dataset: {} };
  const localStorage = { getItem: () => chosen };
  const written: string[] = [];
  const document = {
    documentElement,
    currentScript: { dataset: { de: '/german.js' } },
    write: (html: string) => written.push(html),
  };
  runInNewContext(script, { document, navigator: { languages }, localStorage, Intl });
  return { lang: documentElement.lang, loadsGerman: written.join('').includes('src="/german.js"') };
}

describe('the language of a page', () => {
  test.each([
    [['en-US@posix', 'en-GB'], 'en-GB'],
    [['en_US'], 'en'],
    [['C'], 'en'],
    [['fr', 'de-AT', 'en'], 'de-AT'],
    [['den', 'de-'], 'en'],
    [[], 'en'],
    [undefined, 'en'],
  ])('follows the browser: %j', (told, lang) => {
    expect(pageIn(told)).toEqual({ lang, loadsGerman: lang.startsWith('de') });
    expect(new Intl.DateTimeFormat(lang).format(0)).not.toBe('');
  });

  test.each([
    ['de', ['en-GB'], 'de'],
    ['de', ['en-GB', 'de-CH'], 'de-CH'],
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

/** A name, and words that German took over. */
const alike = [
  'app.name',
  'conversation.online',
  'conversation.offline',
  'presences.online',
  'look.letter',
  'look.sizes.100%',
];
const isAlike = (path: string) => alike.some(end => path.endsWith(`.${end}`));

describe('German', () => {
  const parts = Object.entries(english).flatMap(([name, part]) => [...textsOf(part, name)]);
  const german = new Map(
    Object.entries(globalThis.parleyLanguage ?? {}).flatMap(([name, part]) => [...textsOf(part, name)]),
  );

  test('has other words than English', () => {
    const same = parts.filter(
      ([path, text]) => typeof text === 'string' && german.get(path) === text && !isAlike(path),
    );
    expect(same.map(([path]) => path)).toEqual([]);
    expect(german.size).toBe(parts.length);
  });

  test('says the names that a text is given', () => {
    for (const [path, text] of parts) {
      if (typeof text !== 'function' || text.length === 0) continue;
      const given = ['<a>', '<b>', '<c>', '<d>'].slice(0, text.length);
      const say = (text: unknown) => String(attempt(() => Reflect.apply(text as () => string, undefined, given)));
      const used = (words: string) => given.filter(name => words.includes(name));
      expect([path, used(say(german.get(path)))]).toEqual([path, used(say(text))]);
    }
  });

  test('forms its plurals', () => {
    const say = globalThis.parleyLanguage?.texts.rooms.unread;
    expect([0, 1, 2, 1_024].map(count => say?.(count))).toEqual([
      '0 ungelesene Nachrichten',
      '1 ungelesene Nachricht',
      '2 ungelesene Nachrichten',
      '1.024 ungelesene Nachrichten',
    ]);
  });
});

/** Texts that take a list or a number say nothing when they are given a name. */
function attempt(say: () => string): string {
  try {
    return say();
  } catch {
    return '';
  }
}
