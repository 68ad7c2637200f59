import { z } from 'zod';
import { id, seq, timestamp } from '../ids.ts';

/**
 * In whose right somebody acts in a room: of the author of what is theirs, of a moderator over what is others', of a bot,
 * or of the platform itself.
 */
export const right = z.enum(['author', 'moderator', 'bot', 'system']);
export type Right = z.infer<typeof right>;

/** Of every record of a room's log. */
const roomEvent = { id, roomId: id, by: id, at: timestamp };
// Records of 0.3 do not say it.
export const byPerson = { ...roomEvent, right: right.default('author') };
export const byPlatform = { ...roomEvent, right: right.default('system') };

/** Of every event that those who follow rooms are told. `seq`: its place in its room, where there are no holes; a repeat has that of the first time. */
export const place = { roomId: id, seq };
export const decided = { ...place, by: id, at: timestamp };

/** Every action spends what a send spends. */
const limit = 'sendPerUser';

/** The command of an action: which message it is about. `clientEventId` names the wish: repeated, it is done once. */
export const ofMessage = { roomId: id, id };
export const named = { clientEventId: id.optional() };

/** The answer to every action, with the promise of a send; `id` is the message's. */
export const changeReceipt = z.object({ id, status: z.literal('sent') });
export type ChangeReceipt = z.infer<typeof changeReceipt>;

export const actionCommand = { limit, access: 'guest', reply: changeReceipt } as const;

export const messagePath = '/api/messages/room/:id/:messageId';
/** The REST call of an action, but for its method, its path, its body and its errors. */
export const actionCall = {
  access: 'guest',
  limit,
  status: 202,
  params: z.object({ id, messageId: id }),
  reply: changeReceipt,
} as const;
