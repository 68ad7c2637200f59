import { ParleyError } from '@parley/contracts/errors';
import { limits } from '@parley/contracts/ids';
import type { CallInput } from '@parley/contracts/rest';
import { permissionsInSpace } from '@parley/contracts/spaces/access';
import { has } from '@parley/contracts/spaces/permissions';
import type { ReportApi } from '@parley/contracts/spaces/report-api';
import type { Report, ReportState } from '@parley/contracts/spaces/report';
import { may } from '../access/may.ts';
import { requireMember } from '../access/require-member.ts';
import type { ChatContext } from '../context.ts';
import { toReport } from '../stores/reports.ts';
import type { SpaceChange } from '../stores/space-change.ts';
import { spaceMemberKey, type ReportDocument } from '../stores/space-models.ts';
import { demand } from './demand.ts';
import { decodePlace, nextOf, type PageQuery } from './pages.ts';
import { presentReport } from './present-space.ts';
import type { StoredReport } from './space-model.ts';
import { requireInSpace } from './view-space.ts';
import { wrongField } from './wrong-field.ts';

type Body<C extends 'reportMessage' | 'reportPerson' | 'updateReport'> = CallInput<ReportApi[C]>['body'];

/**
 * Tells the moderators of a space of a message. Who reports one again changes nothing. Resolves with the id of the report.
 * Throws `unknown_room`, `not_a_member`, `forbidden`, `unknown_message`, `message_deleted`.
 */
export async function reportMessage(
  ctx: Pick<ChatContext, 'memberships' | 'rooms' | 'log' | 'reports' | 'events'>,
  { roomId, messageId, by }: { roomId: string; messageId: string; by: string },
  { reason, note }: Body<'reportMessage'>,
): Promise<string> {
  const { spaceId } = may.report(await requireMember(ctx, roomId, by));
  const earlier = await ctx.reports.findOwn(messageId, by);
  if (earlier) return earlier.id;
  const message = await ctx.log.findMessage(roomId, messageId);
  if (!message) throw new ParleyError('unknown_message');
  may.reportMessage(message, by);
  const { senderId, body, createdAt } = message;
  const made = await ctx.reports.add({
    ...{ spaceId, channelId: roomId, messageId, personId: null, by, reason, note },
    message: { senderId, body: body.slice(0, limits.messageBody), createdAt },
  });
  if (!made) return (await ctx.reports.findOwn(messageId, by))?.id ?? failed();
  ctx.events.reportNoted('open', made.id, spaceId, by);
  return made.id;
}

/**
 * Tells the moderators of a space of somebody in it. Who reports them again before it is decided changes nothing. Resolves with
 * the id of the report. Throws `unknown_space`, `unknown_user`, `forbidden`.
 */
export async function reportPerson(
  ctx: Pick<ChatContext, 'access' | 'reports' | 'events'>,
  { spaceId, by }: { spaceId: string; by: string },
  { userId, reason, note }: Body<'reportPerson'>,
): Promise<string> {
  await requireInSpace(ctx, spaceId, by);
  if (userId === by) throw new ParleyError('forbidden', 'Nobody reports themselves');
  if (!(await ctx.access.person(spaceId, userId))) throw new ParleyError('unknown_user');
  const messageId = spaceMemberKey(spaceId, userId);
  const about = { spaceId, channelId: null, messageId, personId: userId, message: null };
  const made = await ctx.reports.addOrReopen({ ...about, by, reason, note });
  if (!made) return (await ctx.reports.findOwn(messageId, by))?.id ?? failed();
  ctx.events.reportNoted('open', made.id, spaceId, by);
  return made.id;
}

function failed(): never {
  throw new Error('a report that was there is gone');
}

/** Throws `unknown_space`, `forbidden`. */
export async function listReports(
  ctx: Pick<ChatContext, 'access' | 'reports' | 'profiles'>,
  spaceId: string,
  userId: string,
  { cursor, limit, state }: PageQuery & { state?: ReportState | undefined },
): Promise<{ reports: Report[]; nextCursor: string | null }> {
  await requireInSpace(ctx, spaceId, userId, 'manageMessages');
  const found = await ctx.reports.page(spaceId, { after: decodePlace(cursor), limit, state });
  const people = await ctx.profiles.findMany(found.flatMap(peopleOf));
  const reports = found.flatMap(report => presentReport(report, people) ?? []);
  return { reports, nextCursor: nextOf(found, limit, ({ at, id }) => ({ at, id })) };
}

/** Who is named in a report. */
export function peopleOf({ by, personId }: StoredReport): string[] {
  return [by, personId].filter(one => typeof one === 'string');
}

/**
 * Says who works on a report, resolves it, or opens it again; what is so already stays.
 * Throws `unknown_space`, `forbidden`, `unknown_report`, `unknown_user` for somebody who is no member.
 */
export async function updateReport(
  { spaces, events }: Pick<ChatContext, 'spaces' | 'events'>,
  { spaceId, reportId, by }: { spaceId: string; reportId: string; by: string },
  wish: Body<'updateReport'>,
): Promise<StoredReport> {
  const { report, isTurned } = await spaces.change(spaceId, async change => {
    demand.permission(change.access, await change.person(by, 'unknown_space'), 'manageMessages');
    const before = await findReport(change, reportId);
    refuseContradictions(wish, before);
    const assigned = await assign(change, { before, by }, wish);
    const resolved = resolve(change, { before, by }, wish);
    const report = await store(change, before, { ...assigned, ...resolved });
    return { report, isTurned: report.state !== before.state };
  });
  if (isTurned) events.reportNoted(report.state, reportId, spaceId, by);
  return report;
}

function refuseContradictions(
  { assignedTo, state, resolution, note }: Body<'updateReport'>,
  { message }: StoredReport,
): void {
  if (resolution === 'deleted' && !message) throw wrongField('body.resolution', 'Nothing of a person is deleted');
  if (state === 'open' && resolution) throw wrongField('body.resolution', 'A report that is open has none');
  const changesNothing = assignedTo === undefined && state === undefined && resolution === undefined;
  if (changesNothing && note !== undefined) throw wrongField('body.note', 'Goes with a change of the report');
}

async function findReport({ space, models, session }: SpaceChange, reportId: string): Promise<StoredReport> {
  const found = await models.reports
    .findOne({ _id: reportId, spaceId: space.id })
    .session(session)
    .lean<ReportDocument>()
    .exec();
  if (!found) throw new ParleyError('unknown_report');
  return toReport(found);
}

interface Acting {
  before: StoredReport;
  by: string;
}

async function assign(
  change: SpaceChange,
  { before: { id, assignedTo: before }, by }: Acting,
  { assignedTo, note }: Body<'updateReport'>,
): Promise<Partial<StoredReport>> {
  if (assignedTo === undefined || assignedTo === before) return {};
  if (assignedTo !== null) {
    const held = permissionsInSpace(change.access, await change.person(assignedTo), Date.now());
    if (!has(held, 'manageMessages'))
      throw new ParleyError('forbidden', 'Only who may manage messages works on reports');
  }
  change.audit({
    ...{ by, action: 'report.assigned' as const, target: id, reason: note ?? '' },
    ...{ before: { assignedTo: before }, after: { assignedTo } },
  });
  return { assignedTo };
}

function resolve(change: SpaceChange, { before, by }: Acting, wish: Body<'updateReport'>): Partial<StoredReport> {
  const after = outcomeOf(before, wish);
  if (after.state === before.state && after.resolution === before.resolution) return {};
  change.audit({
    ...{ by, action: 'report.resolved' as const, target: before.id, reason: wish.note ?? '' },
    ...{ before: { state: before.state, resolution: before.resolution }, after },
  });
  const isDone = after.state === 'done';
  return { ...after, resolvedBy: isDone ? by : null, resolvedAt: isDone ? new Date() : null };
}

type Outcome = Pick<StoredReport, 'state' | 'resolution'>;

function outcomeOf({ state: before, resolution }: Outcome, wish: Body<'updateReport'>): Outcome {
  const state = wish.state ?? (wish.resolution ? 'done' : before);
  return { state, resolution: state === 'open' ? null : (wish.resolution ?? resolution ?? 'kept') };
}

async function store(
  { models, session }: SpaceChange,
  before: StoredReport,
  fields: Partial<StoredReport>,
): Promise<StoredReport> {
  if (Object.keys(fields).length === 0) return before;
  await models.reports.updateOne({ _id: before.id }, { $set: fields }, { session }).exec();
  return { ...before, ...fields };
}
