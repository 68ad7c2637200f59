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
export type Note = z.infer<NoteNotices[keyof NoteNotices]>;
type NoteNotices = typeof noteNotices;

/** One handler for the notices of all of them. */
export function ofNotes<H>(handler: H): Record<keyof NoteNotices, H> {
  return Object.fromEntries(Object.keys(noteNotices).map(name => [name, handler])) as Record<keyof NoteNotices, H>;
}

/** What happened by notes in a range of events, by kind and in order: a part of `changes` and of `messages:offline`. */
export const noteLists = { reactions: z.array(reactionChange).optional() };
type Lists = typeof noteLists;
export type NoteLists = { [L in keyof Lists]?: z.infer<Lists[L]> | undefined };

export function notesOf(answer: NoteLists): Note[] {
  return (Object.keys(noteLists) as (keyof NoteLists)[]).flatMap(list => answer[list] ?? []);
}

/** The same for those who follow rooms. */
export const noteEvents = [reactionStored] as const;
