import { z } from 'zod';
import { id, timestamp } from '../ids.ts';
import { openEnum } from '../open-enum.ts';
import { text } from '../text.ts';

/** `auto`: others see whether a device is in use; `dnd`: that the person does not want to be disturbed. */
export const statusModes = ['auto', 'dnd'] as const;
export type StatusMode = (typeof statusModes)[number];

export const statusLimits = {
  text: 100,
  /** People whom one socket watches. */
  watched: 100,
} as const;

/** What somebody says of themselves. From `until` on it is as if nothing had been said; `showsLastSeen` stays. */
export const ownStatus = z.object({
  mode: openEnum(statusModes),
  text: z.string(),
  until: timestamp.nullable(),
  showsLastSeen: z.boolean(),
});
export type OwnStatus = z.infer<typeof ownStatus>;

/** The same as it is given. */
export const statusInput = z.strictObject({
  mode: z.enum(statusModes).default('auto'),
  text: text({ max: statusLimits.text }).trim().default(''),
  until: timestamp.nullable().default(null),
  showsLastSeen: z.boolean().default(false),
});

/**
 * How somebody is there, as those see it who share a room or a space with them. `idle`: connected, with no device in use.
 * `text` holds until `until`. `lastSeenAt` is told of who is away and wants it to be known.
 */
export const personStatus = z.object({
  userId: id,
  presence: openEnum(['online', 'idle', 'dnd', 'offline']),
  text: z.string(),
  until: timestamp.nullable(),
  lastSeenAt: timestamp.nullable(),
});
export type PersonStatus = z.infer<typeof personStatus>;

/** People in view, in one place that the asker shares with them. */
export const watchedPeople = z
  .strictObject({
    spaceId: id.optional(),
    roomId: id.optional(),
    userIds: z.array(id).max(statusLimits.watched),
  })
  .refine(({ spaceId, roomId }) => (spaceId === undefined) !== (roomId === undefined), {
    path: ['spaceId'],
    message: 'Name a space or a room',
  });
