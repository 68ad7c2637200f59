/** The fields that differ from what they were; undefined when none does. What somebody else changed meanwhile stays. */
export function changedFields<T extends object>(
  before: { readonly [K in keyof T]: unknown },
  after: T,
): Partial<T> | undefined {
  const changed = (Object.keys(after) as (keyof T)[]).filter(key => after[key] !== before[key]);
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map(key => [key, after[key]])) as Partial<T>;
}
