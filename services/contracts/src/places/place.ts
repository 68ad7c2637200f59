import { z } from 'zod';
import { id, timestamp } from '../ids.ts';

/** Settings that one person may have; a place that is as it was at first takes none. */
export const mostPlaces = 2_000;

/** Null where it is not muted, also after the time has passed. */
export const mutedUntil = z.union([timestamp, z.literal('forever')]).nullable();

/**
 * What a person set for themselves of a room, a channel or a space (`id`). `hidden`: a channel that they left; it is not in
 * their list until they take it back.
 */
export const place = z.object({ id, favourite: z.boolean(), mutedUntil, hidden: z.boolean() });
export type Place = z.infer<typeof place>;
