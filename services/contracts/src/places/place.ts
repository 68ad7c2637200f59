import { z } from 'zod';
import { id, timestamp } from '../ids.ts';
import { openEnum } from '../open-enum.ts';

/** Settings that one person may have; a place that is as it was at first takes none. */
export const mostPlaces = 2_000;

/** Null where it is not muted, also after the time has passed. */
export const mutedUntil = z.union([timestamp, z.literal('forever')]).nullable();

/** What a person is notified of: every message, those that mention them, or nothing. */
export const notificationLevels = ['all', 'mentions', 'nothing'] as const;
export type NotificationLevel = (typeof notificationLevels)[number];

/**
 * What a person set for themselves of a room, a channel or a space (`id`).
 * - `hidden`: a channel that they left; it is not in their list until they take it back.
 * - `sectionId`: the own section that it stands in; one that is gone means none.
 * - `archivedAt`: a conversation that left the list then; it is back with the first message after that, unless it is muted.
 * - `level`: what they are notified of here; of a space it is that of its channels. Null: as it is elsewhere.
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
  level: openEnum(notificationLevels).nullable().default(null),
});
export type Place = z.infer<typeof place>;
