import { z } from 'zod';
import { id } from './ids.ts';
import { openEnum } from './open-enum.ts';

/** What happened to a room: people came, went or were handed it, or it has another name, topic or picture. */
export const roomChange = openEnum(['joined', 'added', 'left', 'removed', 'owner', 'renamed', 'topic', 'picture']);
export type RoomChange = z.infer<typeof roomChange>;

/**
 * What a room tells of itself among its messages; a channel tells of its name and topic alone. `userIds`: whom it is about; `text`: the new name or topic; `ownerId`: who owns the
 * group since its owner left it.
 */
export const roomLine = z.object({
  what: roomChange,
  userIds: z.array(id),
  text: z.string().optional(),
  ownerId: id.optional(),
});
export type RoomLine = z.infer<typeof roomLine>;

/** The `type` of a message with a line, for programs that do not know lines: they say that there is something new. */
export const roomLineType = 'room-line';
