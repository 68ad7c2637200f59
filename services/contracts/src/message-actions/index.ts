import { z } from 'zod';
import { deleteCall, deleteCommand, messageDeleted } from './delete.ts';
import { editCall, editCommand, messageEdited } from './edit.ts';
import { messageReacted, reactCall, reactCommand, reactionChange, reactionStored } from './reaction.ts';

/**
 * What a member can do to a message that is there, each by a command, a call and a record of the log. Its name here is that
 * in the store and in metrics.
 */
export const messageActions = {
  edit: { command: 'message:edit', call: 'editMessage', record: 'message.edited.v1' },
  delete: { command: 'message:delete', call: 'deleteMessage', record: 'message.deleted.v1' },
  reaction: { command: 'message:react', call: 'react', record: 'message.reacted.v1' },
} as const;
export type MessageAction = keyof typeof messageActions;

export const actionCommands = {
  'message:edit': editCommand,
  'message:delete': deleteCommand,
  'message:react': reactCommand,
} as const;

export const actionCalls = { editMessage: editCall, deleteMessage: deleteCall, react: reactCall };

export const actionRecords = [messageEdited, messageDeleted, messageReacted] as const;
export type ActionRecord = z.infer<(typeof actionRecords)[number]>;

/** Notices of actions that leave their message as it is, each an event of the room with a place of its own. */
export const noteNotices = { 'message:reaction': reactionChange } as const;
type NoteNotices = typeof noteNotices;
export type NoteNotice = keyof NoteNotices;
/** What such a notice says, with its name. */
export type Note = { [N in NoteNotice]: z.infer<NoteNotices[N]> & { notice: N } }[NoteNotice];

/** One handler for the notices of all of them. */
export function ofNotes(handler: (note: Note) => void): { [N in NoteNotice]: (said: z.infer<NoteNotices[N]>) => void } {
  const handlers = Object.keys(noteNotices).map(notice => [
    notice,
    (said: object) => handler({ ...said, notice } as Note),
  ]);
  return Object.fromEntries(handlers) as ReturnType<typeof ofNotes>;
}

/** What happened by notes in a range of events, by kind and in order: a part of `changes` and of `messages:offline`. */
export const noteLists = { reactions: z.array(reactionChange).optional() };
type Lists = typeof noteLists;
export type NoteLists = { [L in keyof Lists]?: z.infer<Lists[L]> | undefined };
const noticeOf: Record<keyof NoteLists, NoteNotice> = { reactions: 'message:reaction' };

export function notesOf(answer: NoteLists): Note[] {
  const lists = Object.entries(noticeOf) as [keyof NoteLists, NoteNotice][];
  return lists.flatMap(([list, notice]) => (answer[list] ?? []).map(said => ({ ...said, notice }) as Note));
}

/** The same for those who follow rooms. */
export const noteEvents = [reactionStored] as const;
