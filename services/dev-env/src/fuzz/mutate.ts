import { hostileJson } from './hostile.ts';
import type { Random } from './random.ts';

const mark = '@here@';

/** A value as JSON text with something hostile in one place: instead of a part, in an added field, or instead of all. */
export function spoil(random: Random, value: unknown): string {
  const hostile = hostileJson(random);
  const marked = random.chance(0.1) ? mark : mutated(random, structuredClone(value));
  return JSON.stringify(marked).replace(JSON.stringify(mark), () => hostile);
}

/** Puts the mark somewhere into the value. */
function mutated(random: Random, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.2)) return mark;
  const object = value as Record<string, unknown>;
  const keys = Object.keys(object);
  if (keys.length === 0 || random.chance(0.15))
    return Array.isArray(value) ? [...(value as unknown[]), mark] : added(random, object);
  const key = random.pick(keys);
  object[key] = mutated(random, object[key]);
  return object;
}

function added(random: Random, object: object): object {
  const key = random.pick(['extra', '__proto__', 'constructor', '', '\u0000', '$set', 'a.b']);
  return Object.fromEntries([...Object.entries(object), [key, mark]]);
}
