import { deletion } from '#lib/chat/outbox/kinds/delete.ts';
import { edit } from '#lib/chat/outbox/kinds/edit.ts';
import { reaction } from '#lib/chat/outbox/kinds/reaction.ts';
import { read } from '#lib/chat/outbox/kinds/read.ts';
import { send } from '#lib/chat/outbox/kinds/send.ts';

/** Every kind of entry, by its `kind`. */
export const kinds = { send, edit, delete: deletion, reaction, read } as const;
