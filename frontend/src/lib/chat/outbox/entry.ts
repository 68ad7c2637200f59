import type { EntryKind } from '#lib/chat/outbox/kinds/kind.ts';
import { kinds } from '#lib/chat/outbox/kinds/index.ts';

type EntryOf<K> = K extends EntryKind<infer E> ? E : never;

/** Something that this device has to tell the platform, kept in IndexedDB from before the first try. */
export type OutboxEntry = EntryOf<(typeof kinds)[keyof typeof kinds]>;

type WithoutOrder<E> = E extends OutboxEntry ? Omit<E, 'order'> : never;
export type NewEntry = WithoutOrder<OutboxEntry>;

/** What the outbox knows of an entry's kind; it fits the entry, because the kind chose it. */
export function kindOf({ kind }: Pick<OutboxEntry, 'kind'>): EntryKind<OutboxEntry> {
  return kinds[kind] as EntryKind<OutboxEntry>;
}
