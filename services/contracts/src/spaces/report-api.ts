import { z } from 'zod';
import { id } from '../ids.ts';
import { messagePath } from '../message-actions/action.ts';
import { cursor, pageSize } from '../pages.ts';
import { defineCalls } from '../rest.ts';
import { text } from '../text.ts';
import { report, reportReasons, reportResolutions, reportStates } from './report.ts';

const access = 'user';
/** Of who reports, or for the audit log. */
const note = text({ max: 400 });

/** A report that was just made: who made it is not told more. */
const newReport = z.object({ id });

export const reportApi = defineCalls({
  reportMessage: {
    method: 'post',
    path: `${messagePath}/report`,
    access: 'guest',
    limit: 'reportsPerUser',
    summary: 'Report a message of somebody else in a channel to its moderators; done twice it is done once',
    status: 201,
    errors: ['unknown_room', 'not_a_member', 'unknown_message', 'forbidden', 'message_deleted'],
    params: z.object({ id, messageId: id }),
    body: z.strictObject({ reason: z.enum(reportReasons), note: note.default('') }),
    reply: z.object({ report: newReport }),
  },
  reportPerson: {
    method: 'post',
    path: '/api/spaces/:id/reports',
    access,
    limit: 'reportsPerUser',
    summary:
      'Report another member to the moderators of a space; again while they have not decided, it changes nothing',
    status: 201,
    errors: ['unknown_space', 'unknown_user', 'forbidden'],
    params: z.object({ id }),
    body: z.strictObject({ userId: id, reason: z.enum(reportReasons), note: note.default('') }),
    reply: z.object({ report: newReport }),
  },
  listReports: {
    method: 'get',
    path: '/api/spaces/:id/reports',
    access,
    limit: 'readPerUser',
    summary: 'Reported messages and people, the newest report first, for who manages messages in the space',
    status: 200,
    errors: ['unknown_space', 'forbidden'],
    params: z.object({ id }),
    query: z.strictObject({
      state: z.enum(reportStates).optional(),
      cursor,
      limit: pageSize,
    }),
    reply: z.object({ reports: z.array(report), nextCursor: z.string().nullable() }),
  },
  updateReport: {
    method: 'patch',
    path: '/api/spaces/:id/reports/:reportId',
    access,
    limit: 'spaceChangesPerUser',
    summary:
      'Say who works on a report, resolve it or open it again. A resolution makes it `done`; `done` alone is `kept`; `note` goes into the audit log',
    status: 200,
    errors: ['unknown_space', 'forbidden', 'unknown_report', 'unknown_user'],
    params: z.object({ id, reportId: id }),
    body: z.strictObject({
      assignedTo: id.nullable().optional(),
      state: z.enum(reportStates).optional(),
      resolution: z.enum(reportResolutions).optional(),
      note: note.optional(),
    }),
    reply: z.object({ report }),
  },
});
export type ReportApi = typeof reportApi;
