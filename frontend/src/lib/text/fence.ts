import { direction } from '#lib/i18n/language.ts';

/** Characters that turn or embed text: a name with one would turn the sentence around it. */
const turning = /\p{Bidi_Control}/gu;

/** Scripts that run from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A name, ready to stand in one of our sentences, in a title or a label: whatever its script, the words beside it stay
 * where they are. Where an element can hold the name alone, `<bdi>` does the same.
 */
export function fenced(name: string): string {
  const plain = unturned(name);
  // First strong isolate … pop directional isolate. Other names need none, and are found and copied as they are.
  return direction === 'rtl' || rightToLeft.test(plain) ? `\u2068${plain}\u2069` : plain;
}

/** A name without the characters that turn text around. */
export function unturned(name: string): string {
  return name.replace(turning, '');
}
