import { z } from 'zod';
import { publicUser } from '../auth-api.ts';
import { id, timestamp } from '../ids.ts';
import { openEnum } from '../open-enum.ts';

export const reportReasons = ['spam', 'harassment', 'violence', 'sexual', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];

/** What became of the message of a report. */
export const reportResolutions = ['kept', 'deleted'] as const;
export type ReportResolution = (typeof reportResolutions)[number];

export const reportStates = ['open', 'done'] as const;
export type ReportState = (typeof reportStates)[number];

/** A message as it was when it was reported: it may have been changed or deleted since. */
export const reportedMessage = z.object({ id, senderId: id, body: z.string(), createdAt: timestamp });

/** `note` is of who reported; `assignedTo` is who works on it; what tells how it ended is null as long as it is open. */
export const report = z.object({
  id,
  at: timestamp,
  by: publicUser,
  reason: openEnum(reportReasons),
  note: z.string(),
  channelId: id,
  message: reportedMessage,
  state: openEnum(reportStates),
  assignedTo: id.nullable(),
  resolution: openEnum(reportResolutions).nullable(),
  resolvedBy: id.nullable(),
  resolvedAt: timestamp.nullable(),
});
export type Report = z.infer<typeof report>;
