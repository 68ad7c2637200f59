import type { Message } from '@parley/contracts/message';
import type { Note } from '@parley/contracts/message-actions/index';
import { keepReactions, reacted } from '#lib/chat/log/reactions.ts';

/** What notes of one kind change in the copy of their message. */
interface NoteKind<N> {
  /** The same message when it shows the note already. */
  apply(message: Message, note: N, me: string): Message;
  /** A newer state of a message says nothing of its notes unless it comes from history: what is known of them stays. */
  keep(fresh: Message, before: Message): Message;
}

const kinds: { [N in Note['notice']]: NoteKind<Extract<Note, { notice: N }>> } = {
  'message:reaction': { apply: reacted, keep: keepReactions },
};

export function noted(message: Message, note: Note, me: string): Message {
  return (kinds[note.notice] as NoteKind<Note>).apply(message, note, me);
}

export function keepNotes(fresh: Message, before: Message): Message {
  return Object.values(kinds).reduce((kept, kind) => kind.keep(kept, before), fresh);
}
