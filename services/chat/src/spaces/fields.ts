/** Those fields of a wish that were given. */
export function present<T extends object>(wish: T): T {
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)) as T;
}

/** What the fields that are given were before, for the audit log. */
export function fieldsBefore(is: object, wish: object): Record<string, unknown> {
  const had = is as Record<string, unknown>;
  return Object.fromEntries(Object.keys(present(wish)).map(name => [name, had[name] ?? null]));
}
