import { z } from 'zod';
import type { Command } from '../command.ts';
import { id } from '../ids.ts';
import type { RestCall } from '../rest.ts';
import { actionCall, actionCommand, byPerson, messagePath, named, ofMessage } from './action.ts';

const summary = 'Delete an own message; its place in the room stays';

export const deleteCommand = {
  ...actionCommand,
  summary,
  input: z.strictObject({ ...ofMessage, ...named }),
} as const satisfies Command;

/** A message that is deleted already stays so: the call needs no name of the wish. */
export const deleteCall = {
  ...actionCall,
  method: 'delete',
  path: messagePath,
  summary,
  errors: ['unknown_room', 'not_a_member', 'unknown_message', 'forbidden', 'message_deleted'],
} as const satisfies RestCall;

export const messageDeleted = z.object({ type: z.literal('message.deleted.v1'), ...byPerson, messageId: id });
export type MessageDeleted = z.infer<typeof messageDeleted>;
