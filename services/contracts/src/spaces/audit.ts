import { z } from 'zod';
import { id, timestamp } from '../ids.ts';
import { openEnum } from '../open-enum.ts';
import { text } from '../text.ts';

/** Every change of a space that its audit log knows. */
export const auditActions = [
  'space.created',
  'space.updated',
  'space.deleted',
  'space.restored',
  'space.handed-over',
  'space.admission',
  'space.onboarding',
  'channel.created',
  'channel.updated',
  'channel.deleted',
  'channels.ordered',
  'category.created',
  'category.updated',
  'category.deleted',
  'role.created',
  'role.updated',
  'role.deleted',
  'member.joined',
  'member.approved',
  'member.refused',
  'member.expired',
  'member.left',
  'member.upgraded',
  'member.roles',
  'member.nickname',
  'member.onboarded',
  'member.kicked',
  'member.banned',
  'member.unbanned',
  'member.timed-out',
  'invite.created',
  'invite.revoked',
  'message.deleted',
  'messages.deleted',
  'call.moved',
  'filter.created',
  'filter.updated',
  'filter.deleted',
  'report.assigned',
  'report.resolved',
  'audit.exported',
] as const;
export type AuditAction = (typeof auditActions)[number];

export const auditLimits = {
  /** Entries that a page with a search looks through: the next page goes on behind them. */
  searched: 2_000,
  /** Entries of an export. */
  exported: 50_000,
} as const;

/** What was done in a space: `before` and `after` hold the fields that changed. */
export const auditEntry = z.object({
  id,
  at: timestamp,
  by: id,
  action: openEnum(auditActions),
  /** What it was done to: a person, role, channel, category, message, report or rule, by id. */
  target: z.string().nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

const moment = z.iso.datetime({ offset: true });

/** Which entries are wanted; all that is named must fit. `before` and `after` are times, both exclusive. */
export const auditFilter = {
  by: id.optional(),
  target: text({ max: 64 }).optional(),
  action: z.enum(auditActions).optional(),
  before: moment.optional(),
  after: moment.optional(),
  /** In reasons and in the names of what was changed. */
  search: text({ max: 100 }).optional(),
};
export type AuditFilter = z.output<z.ZodObject<typeof auditFilter>>;

export const auditFormats = ['ndjson', 'csv'] as const;
export type AuditFormat = (typeof auditFormats)[number];
/** What an export is, by its format. */
export const auditMediaTypes: Record<AuditFormat, string> = {
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
};
