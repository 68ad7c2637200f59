import { z } from 'zod';
import type { Command } from '../command.ts';
import { id, seq } from '../ids.ts';
import type { RestCall } from '../rest.ts';
import { actionCall, actionCommand, byPerson, decided, messagePath, named, ofMessage } from './action.ts';

const oneEmoji = new RegExp('^\\p{RGI_Emoji}$', 'v');

/** One emoji that Unicode recommends for interchange, in its full form (with U+FE0F where it has one). */
export const emoji = z
  .string()
  .max(64)
  .refine(text => oneEmoji.test(text), 'Not one emoji')
  .meta({ pattern: '^[^\\u0000-\\u0022\\u0024-\\u0029\\u002b-\\u002f\\u003a-\\u00a8]+$', examples: ['👍'] });

/** What one emoji under a message amounts to. `people`: some of those who chose it; `mine`: the asker is among them all. */
export const reaction = z.object({ emoji: z.string(), count: z.int().min(1), mine: z.boolean(), people: z.array(id) });
export type Reaction = z.infer<typeof reaction>;

/** All reactions to a message, the oldest emoji first, as they were when the room was at `seq`. */
export const reactions = z.object({ seq, of: z.array(reaction) });
export type Reactions = z.infer<typeof reactions>;

/** Somebody chose an emoji or took it back; `seq` is the event's place in the room. The message itself is not changed. */
export const reactionChange = z.object({
  roomId: id,
  seq,
  messageId: id,
  userId: id,
  emoji: z.string(),
  on: z.boolean(),
});
export type ReactionChange = z.infer<typeof reactionChange>;

const choice = { emoji, on: z.boolean(), ...named };

export const reactCommand = {
  ...actionCommand,
  summary: 'Choose an emoji for a message, or take it back. Done twice it is done once',
  input: z.strictObject({ ...ofMessage, ...choice }),
} as const satisfies Command;

export const reactCall = {
  ...actionCall,
  method: 'post',
  path: `${messagePath}/reactions`,
  summary: 'Choose an emoji for a message, or take it back',
  errors: [
    'unknown_room',
    'not_a_member',
    'rules_pending',
    'unknown_message',
    'message_deleted',
    'too_many_reactions',
    'idempotency_conflict',
  ],
  body: z.strictObject(choice),
} as const satisfies RestCall;

const chosen = { messageId: id, emoji: z.string(), on: z.boolean() };

/** Somebody (`by`) chose an emoji for a message, or took it back: as the log gets it, and as it tells those who follow the room. */
export const messageReacted = z.object({ type: z.literal('message.reacted.v1'), ...byPerson, ...chosen });
export type MessageReacted = z.infer<typeof messageReacted>;

export const reactionStored = z.object({ type: z.literal('reaction.stored.v1'), ...decided, ...chosen });
