import { z } from 'zod';
import { message } from './message.ts';
import { decided, place } from './message-actions/action.ts';
import { noteEvents } from './message-actions/index.ts';

/** Any event of a room, also of a kind that the reader does not know. */
export const roomEventPlace = z.looseObject({ type: z.string(), ...place });

/**
 * A message took its place in the room. As in all events here, `message` is as the event made it; in one that comes again,
 * or from the store, it may be newer. So what a reader holds of a message goes by `message.changedSeq`.
 */
export const messageStored = z.object({ type: z.literal('message.stored.v1'), ...decided, message });

/** A message was changed: edited, deleted, or its call ended; `change` may have more values one day. */
export const messageUpdated = z.object({
  type: z.literal('message.updated.v1'),
  ...decided,
  change: z.string(),
  message,
});

/**
 * What the log of a room has decided, on `chat.room-events`: what `chat.room-log` accepted, in order, numbered, without
 * what was refused or came twice.
 */
export const roomEvent = z.discriminatedUnion('type', [messageStored, messageUpdated, ...noteEvents]);
export type RoomEvent = z.infer<typeof roomEvent>;
