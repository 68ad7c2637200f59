import { z } from 'zod';
import type { Command } from '../command.ts';
import { id } from '../ids.ts';
import type { RestCall } from '../rest.ts';
import { byPerson, changeReceipt, messageParams, messagePath, named, ofMessage } from './action.ts';

const summary = 'Delete an own message; its place in the room stays';
const limit = 'sendPerUser';

export const deleteCommand = {
  summary,
  limit,
  input: z.strictObject({ ...ofMessage, ...named }),
  reply: changeReceipt,
} as const satisfies Command;

/** A message that is deleted already stays so: the call needs no name of the wish. */
export const deleteCall = {
  method: 'delete',
  path: messagePath,
  access: 'user',
  limit,
  summary,
  status: 202,
  errors: ['unknown_room', 'not_a_member', 'unknown_message', 'forbidden', 'message_deleted'],
  params: messageParams,
  reply: changeReceipt,
} as const satisfies RestCall;

export const messageDeleted = z.object({ type: z.literal('message.deleted.v1'), ...byPerson, messageId: id });
export type MessageDeleted = z.infer<typeof messageDeleted>;
