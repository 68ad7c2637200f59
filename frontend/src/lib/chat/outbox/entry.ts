import type { DeleteEntry } from '#lib/chat/outbox/kinds/delete.ts';
import type { EditEntry } from '#lib/chat/outbox/kinds/edit.ts';
import type { ReactionEntry } from '#lib/chat/outbox/kinds/reaction.ts';
import type { ReadEntry } from '#lib/chat/outbox/kinds/read.ts';
import type { SendEntry } from '#lib/chat/outbox/kinds/send.ts';

export type { DeleteEntry, EditEntry, ReactionEntry, ReadEntry, SendEntry };

/** Something that this device has to tell the platform, kept in IndexedDB from before the first try. */
export type OutboxEntry = SendEntry | EditEntry | DeleteEntry | ReactionEntry | ReadEntry;

type WithoutOrder<E> = E extends OutboxEntry ? Omit<E, 'order'> : never;
export type NewEntry = WithoutOrder<OutboxEntry>;
