import type { OutboxEntry } from '#lib/chat/outbox/entry.ts';
import { deletion } from '#lib/chat/outbox/kinds/delete.ts';
import { edit } from '#lib/chat/outbox/kinds/edit.ts';
import type { EntryKind } from '#lib/chat/outbox/kinds/kind.ts';
import { reaction } from '#lib/chat/outbox/kinds/reaction.ts';
import { read } from '#lib/chat/outbox/kinds/read.ts';
import { send } from '#lib/chat/outbox/kinds/send.ts';

/** Every kind of entry; one without a line here does not compile. */
const kinds: { [K in OutboxEntry['kind']]: EntryKind<Extract<OutboxEntry, { kind: K }>> } = {
  send,
  edit,
  delete: deletion,
  reaction,
  read,
};

/** What the outbox knows of an entry's kind; it fits the entry, because the kind chose it. */
export function kindOf(entry: Pick<OutboxEntry, 'kind'>): EntryKind<OutboxEntry> {
  return kinds[entry.kind] as EntryKind<OutboxEntry>;
}
