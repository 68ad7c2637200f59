import { isDeepStrictEqual } from 'node:util';

type Fields = Record<string, unknown>;
interface Difference {
  before: Fields | null;
  after: Fields | null;
}

/** What the audit log keeps of a change: the fields that differ, and the name, by which a reader knows what it is about. */
export function changedFields({ before, after }: Difference): Difference {
  if (!before || !after) return { before, after };
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    field => field === 'name' || !isDeepStrictEqual(before[field], after[field]),
  );
  return { before: pick(names, before, after), after: pick(names, after, before) };
}

function pick(names: string[], fields: Fields, others: Fields): Fields {
  const had = names.filter(name => name in fields);
  return Object.fromEntries(had.map(name => [name, withoutSame(fields[name], others[name])]));
}

/** Of a list in which each item differs on its own, such as overwrites, only the items that do. */
function withoutSame(value: unknown, other: unknown): unknown {
  if (!isList(value) || !isList(other)) return value;
  return value.filter(item => !other.some(one => isDeepStrictEqual(one, item)));
}

function isList(value: unknown): value is object[] {
  return Array.isArray(value) && value.every(item => typeof item === 'object' && item !== null && 'id' in item);
}
