import { z } from 'zod';
import { openEnum } from '../open-enum.ts';
import { notificationLevels } from '../places/place.ts';

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day, such as 22:00');

/** A zone of the IANA list that this side knows. */
const timeZone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9/_+-]+$/)
  .refine(isTimeZone, 'An unknown time zone');

/** Each day from one time to another, also over midnight, where `timeZone` is: nobody is notified. */
export const quietHours = z.strictObject({ from: timeOfDay, to: timeOfDay, timeZone });
export type QuietHours = z.infer<typeof quietHours>;

/** What a person is notified of where they set nothing else, on all their devices. */
export const notificationSettings = z.object({
  /** Of dms and groups. */
  conversations: openEnum(notificationLevels),
  /** Of channels whose space says nothing else. */
  channels: openEnum(notificationLevels),
  quietHours: z.object({ from: z.string(), to: z.string(), timeZone: z.string() }).nullable(),
});
export type NotificationSettings = z.infer<typeof notificationSettings>;

/** As it is for who chose nothing. */
export const defaultNotifications: NotificationSettings = {
  conversations: 'all',
  channels: 'mentions',
  quietHours: null,
};

export const notificationWish = z.strictObject({
  conversations: z.enum(notificationLevels).optional(),
  channels: z.enum(notificationLevels).optional(),
  quietHours: quietHours.nullable().optional(),
});
export type NotificationWish = z.infer<typeof notificationWish>;

function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
