import { z } from 'zod';
import { id, timestamp } from '../ids.ts';

/** Settings that one person may have; a place that is as it was at first takes none. */
export const mostPlaces = 2_000;

/** Null where it is not muted, also after the time has passed. */
export const mutedUntil = z.union([timestamp, z.literal('forever')]).nullable();

/**
 * What a person set for themselves of a room, a channel or a space (`id`).
 * - `hidden`: a channel that they left; it is not in their list until they take it back.
 * - `sectionId`: the own section that it stands in; one that is gone means none.
 * - `archivedAt`: a conversation that left the list then; it is back with the first message after that, unless it is muted.
 * - `markedUnread`: to be looked at again, although all of it was read.
 */
export const place = z.object({
  id,
  favourite: z.boolean(),
  mutedUntil,
  hidden: z.boolean(),
  sectionId: id.nullable(),
  archivedAt: timestamp.nullable(),
  markedUnread: z.boolean(),
});
export type Place = z.infer<typeof place>;
