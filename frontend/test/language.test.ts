import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';

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
