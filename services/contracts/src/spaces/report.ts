import { z } from 'zod';
import { publicUser } from '../auth-api.ts';
import { id, timestamp } from '../ids.ts';
import { openEnum } from '../open-enum.ts';

export const reportReasons = ['spam', 'harassment', 'violence', 'sexual', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];
/** What nobody chooses: a rule of the space's filter found it, and the note is the rule's name. */
const toldReasons = [...reportReasons, 'filter'] as const;
export type ToldReason = (typeof toldReasons)[number];

/** What became of a report: what it is about was left as it was, or its message was deleted. */
export const reportResolutions = ['kept', 'deleted'] as const;
export type ReportResolution = (typeof reportResolutions)[number];

export const reportStates = ['open', 'done'] as const;
export type ReportState = (typeof reportStates)[number];

/** A message as it was when it was reported: it may have been changed or deleted since. */
export const reportedMessage = z.object({ id, senderId: id, body: z.string(), createdAt: timestamp });

/**
 * Of a message, or of a `person`; the other is null. `by` is null where the filter of the space reported it. `note` is of who
 * reported; `assignedTo` is who works on it; what tells how it ended is null as long as it is open.
 */
export const report = z.object({
  id,
  at: timestamp,
  by: publicUser.nullable(),
  reason: openEnum(toldReasons),
  note: z.string(),
  channelId: id.nullable(),
  message: reportedMessage.nullable(),
  person: publicUser.nullable(),
  state: openEnum(reportStates),
  assignedTo: id.nullable(),
  resolution: openEnum(reportResolutions).nullable(),
  resolvedBy: id.nullable(),
  resolvedAt: timestamp.nullable(),
});
export type Report = z.infer<typeof report>;
