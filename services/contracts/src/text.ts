import { z } from 'zod';

/**
 * Text at the edge, the one place that says which text a person may give. A store must be able to hold it, a reader
 * must see it, and a comparison must find it in whatever form it was typed.
 */

/** No NUL, which PostgreSQL refuses, and no half of a surrogate pair, which is no Unicode text. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** Controls, formats, spaces and marks show nothing by themselves; nor do the fillers, which Unicode calls letters. */
const visible = /[^\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]/u;

/** Whether a reader would see anything of it. */
export const hasVisible = (text: string): boolean => visible.test(text);

/** Categories of names: letters, marks, numbers, punctuation, symbols, spaces; joiners stand inside some words and emoji. */
const nameCharacters = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\u200c\u200d]*$/u;
/** What shows nothing, other than joiners and variation selectors. */
const hidden = /(?!\u200c|\u200d|[\ufe00-\ufe0f])\p{Default_Ignorable_Code_Point}|\u2800|\u{1d159}/u;
const strayJoiner = /(?:^|\p{Zs})[\u200c\u200d]|[\u200c\u200d](?:\p{Zs}|$|[\u200c\u200d])/u;
/** More marks on one letter than any script needs reach into the lines above and below. */
const pileOfMarks = /\p{M}{5}/u;

/** What a text breaks: words for developers, and the rule for clients that have words of their own. */
const broken = {
  storing: { message: 'Contains characters that cannot be stored', params: { rule: 'forbidden_characters' } },
  naming: { message: 'Contains characters that names cannot have', params: { rule: 'forbidden_characters' } },
  seeing: { message: 'Must not be empty', params: { rule: 'invisible' } },
};

/** Most of what shows nothing, without categories: programs that make examples of a pattern know few of them. */
const blank =
  '\\u0000-\\u0020\\u007f-\\u00a0\\u00ad\\u0300-\\u036f\\u115f\\u1160\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb';

/** The same rules as far as JSON Schema can tell them: what fits may still be refused, what does not fit is always refused. */
const patterns = {
  storing: '^[^\\u0000]*$',
  naming: '^\\s*[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200c\\u200d]+\\s*$',
  seeing: `^[^\\u0000]*[^${blank}][^\\u0000]*$`,
};

interface Bounds {
  min?: number;
  /** In UTF-16 units. */
  max: number;
}

/** Any text that a store can hold, as it was given: for searches, logins and what is kept word for word. */
export function text({ min = 0, max }: Bounds) {
  return z.string().min(min).max(max).refine(isStorable, broken.storing).meta({ pattern: patterns.storing });
}

/** Text of which something can be seen. */
export function visibleText(bounds: Bounds) {
  return text(bounds).refine(hasVisible, broken.seeing).meta({ pattern: patterns.seeing });
}

/** A name: NFC, one line, single spaces, of characters that show and stay in their place. */
export function nameText({ min = 1, max }: Bounds) {
  return z
    .string()
    .refine(isStorable, broken.storing)
    .overwrite(toName)
    .min(min)
    .max(max)
    .refine(isName, broken.naming)
    .refine(hasVisible, broken.seeing)
    .meta({ pattern: patterns.naming });
}

function toName(given: string): string {
  return given
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
}

function isName(name: string): boolean {
  return nameCharacters.test(name) && !hidden.test(name) && !strayJoiner.test(name) && !pileOfMarks.test(name);
}

/** Accents, vowel points and harakat: what people leave out when they search. */
const optionalMarks = /(?!\u3099|\u309a)(?=\p{M})[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}]|\u0640/gu;
const ignorable = /\p{Default_Ignorable_Code_Point}/gu;
/** Letters that Unicode does not take apart, and how people type them elsewhere. */
const plainLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ς: 'σ',
};
const plainLetter = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/** The form in which texts are compared and searched: without case, accents, width and hidden characters. */
export function foldText(given: string): string {
  return given
    .normalize('NFKD')
    .toLowerCase()
    .replace(optionalMarks, '')
    .replace(ignorable, '')
    .replace(plainLetter, letter => plainLetters[letter] ?? letter)
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}
