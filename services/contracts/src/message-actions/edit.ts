import { z } from 'zod';
import type { Command } from '../command.ts';
import { id } from '../ids.ts';
import type { RestCall } from '../rest.ts';
import { messageBody } from '../message.ts';
import { byPerson, changeReceipt, messageParams, messagePath, named, ofMessage } from './action.ts';

const summary = 'Replace the body of an own message';
const limit = 'sendPerUser';
const replacement = { body: messageBody, ...named };

export const editCommand = {
  summary,
  limit,
  input: z.strictObject({ ...ofMessage, ...replacement }),
  reply: changeReceipt,
} as const satisfies Command;

export const editCall = {
  method: 'patch',
  path: messagePath,
  access: 'user',
  limit,
  summary,
  status: 202,
  errors: ['unknown_room', 'not_a_member', 'unknown_message', 'forbidden', 'message_deleted', 'idempotency_conflict'],
  params: messageParams,
  body: z.strictObject(replacement),
  reply: changeReceipt,
} as const satisfies RestCall;

export const messageEdited = z.object({
  type: z.literal('message.edited.v1'),
  ...byPerson,
  messageId: id,
  body: z.string(),
});
export type MessageEdited = z.infer<typeof messageEdited>;
