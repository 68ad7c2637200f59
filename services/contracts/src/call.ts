import { z } from 'zod';
import { id, timestamp } from './ids.ts';
import { openEnum } from './open-enum.ts';

/** How a call that rang, or ran, came to its end. */
export const callOutcome = openEnum(['ended', 'missed', 'declined', 'busy']);
export type CallOutcome = z.infer<typeof callOutcome>;

/**
 * How ringing ended: somebody answered, refused, did not answer in time, or was in another call; or who called gave up.
 */
export const ringOutcome = openEnum(['accepted', 'declined', 'missed', 'busy', 'cancelled']);
export type RingOutcome = z.infer<typeof ringOutcome>;

/** A running call as everybody in its room sees it. `participants` are user ids, each once, in the order of joining. */
export const roomCall = z.object({ callId: id, startedAt: timestamp, participants: z.array(id) });
export type RoomCall = z.infer<typeof roomCall>;

/**
 * The same in Redis, where video writes it and chat reads it: `removed` are the people whom a moderator has put out. They
 * get no ticket for this call any more, and nobody else is told of them.
 */
export const storedCall = roomCall.extend({ removed: z.array(id).optional() });
export type StoredCall = z.infer<typeof storedCall>;

/** The line that a call leaves in the conversation; without `endedAt` it runs. `participants`: everybody who was ever in. */
export const callLine = z.object({
  callId: id,
  startedAt: timestamp,
  endedAt: timestamp.optional(),
  outcome: callOutcome.optional(),
  participants: z.array(id),
});
export type CallLine = z.infer<typeof callLine>;
