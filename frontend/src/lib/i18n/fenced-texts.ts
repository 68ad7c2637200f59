import { fenced } from '#lib/text/fence.ts';

/**
 * Texts whose functions fence every text that they are given. Names and messages are put into our sentences only
 * through them, so no sentence of the app can be turned around.
 */
export function fencedTexts<T extends object>(texts: T): T {
  return Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, fencedText(value)])) as T;
}

function fencedText(text: unknown): unknown {
  if (typeof text === 'function') {
    return (...given: unknown[]): unknown =>
      Reflect.apply(
        text,
        undefined,
        given.map(part => (typeof part === 'string' ? fenced(part) : part)),
      );
  }
  return typeof text === 'object' && text !== null ? fencedTexts(text) : text;
}
