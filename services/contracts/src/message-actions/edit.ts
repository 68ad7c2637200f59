import { z } from 'zod';
import type { Command } from '../command.ts';
import { id } from '../ids.ts';
import type { RestCall } from '../rest.ts';
import { messageBody } from '../message.ts';
import { actionCall, actionCommand, byPerson, messagePath, named, ofMessage } from './action.ts';

const summary = 'Replace the body of an own message';
const replacement = { body: messageBody, ...named };

export const editCommand = {
  ...actionCommand,
  summary,
  input: z.strictObject({ ...ofMessage, ...replacement }),
} as const satisfies Command;

export const editCall = {
  ...actionCall,
  method: 'patch',
  path: messagePath,
  summary,
  errors: [
    'unknown_room',
    'not_a_member',
    'unknown_message',
    'forbidden',
    'rules_pending',
    'message_refused',
    'message_deleted',
    'idempotency_conflict',
  ],
  body: z.strictObject(replacement),
} as const satisfies RestCall;

export const messageEdited = z.object({
  type: z.literal('message.edited.v1'),
  ...byPerson,
  messageId: id,
  body: z.string(),
});
export type MessageEdited = z.infer<typeof messageEdited>;
