import { ParleyError } from '@parley/contracts/errors';
import type { reportApi } from '@parley/contracts/spaces/report-api';
import type { CallHandlers } from '@parley/runtime/http/mount';
import type { ChatContext } from '../context.ts';
import { presentReport } from '../spaces/present-space.ts';
import { listReports, reportMessage, updateReport } from '../spaces/reports.ts';

type Needs = Pick<
  ChatContext,
  'memberships' | 'rooms' | 'log' | 'reports' | 'events' | 'access' | 'profiles' | 'spaces'
>;

/** Messages that people report, for the moderators of their space. */
export function reportCalls(ctx: Needs): CallHandlers<typeof reportApi> {
  return {
    async reportMessage({ caller, params: { id: roomId, messageId }, body }) {
      return { report: { id: await reportMessage(ctx, { roomId, messageId, by: caller.userId }, body) } };
    },
    listReports: ({ caller, params, query }) => listReports(ctx, params.id, caller.userId, query),
    async updateReport({ caller, params: { id: spaceId, reportId }, body }) {
      const report = await updateReport(ctx, { spaceId, reportId, by: caller.userId }, body);
      const by = (await ctx.profiles.findMany([report.by])).get(report.by);
      if (!by) throw new ParleyError('unknown_user');
      return { report: presentReport(report, by) };
    },
  };
}
