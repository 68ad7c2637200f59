import { z } from 'zod';

declare const unknownToday: unique symbol;
/** A value that a newer platform has, and no code of today compares with. */
export type Unknown = string & { readonly [unknownToday]: true };

const maxLength = 64;

/**
 * One of the values that are known today, or one that a newer platform has: a client of today reads it, keeps it, and does
 * with it what it does with whatever it does not know. For what the platform says; what it is told has closed enums.
 */
export function openEnum<const V extends readonly [string, ...string[]]>(known: V) {
  const schema = z.string().min(1).max(maxLength);
  return schema.meta({
    description: `${known.join(', ')}; a later version may have more.`,
    examples: [...known],
  }) as unknown as z.ZodType<V[number] | Unknown, V[number] | Unknown>;
}

/** What a message holds beside text and calls. There is nothing yet; a client that meets one says so instead of the message. */
export const contentType = z.string().min(1).max(maxLength);
