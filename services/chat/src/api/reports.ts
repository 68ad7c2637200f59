import { ParleyError } from '@parley/contracts/errors';
import type { reportApi } from '@parley/contracts/spaces/report-api';
import type { CallHandlers } from '@parley/runtime/http/mount';
import type { ChatContext } from '../context.ts';
import { presentReport } from '../spaces/present-space.ts';
import { listReports, peopleOf, reportMessage, reportPerson, updateReport } from '../spaces/reports.ts';

type Needs = Pick<
  ChatContext,
  'memberships' | 'rooms' | 'log' | 'reports' | 'events' | 'access' | 'profiles' | 'spaces'
>;

/** Messages and people that are reported, for the moderators of their space. */
export function reportCalls(ctx: Needs): CallHandlers<typeof reportApi> {
  return {
    async reportMessage({ caller, params: { id: roomId, messageId }, body }) {
      return { report: { id: await reportMessage(ctx, { roomId, messageId, by: caller.userId }, body) } };
    },
    async reportPerson({ caller, params, body }) {
      return { report: { id: await reportPerson(ctx, { spaceId: params.id, by: caller.userId }, body) } };
    },
    listReports: ({ caller, params, query }) => listReports(ctx, params.id, caller.userId, query),
    async updateReport({ caller, params: { id: spaceId, reportId }, body }) {
      const report = await updateReport(ctx, { spaceId, reportId, by: caller.userId }, body);
      const shown = presentReport(report, await ctx.profiles.findMany(peopleOf(report)));
      if (!shown) throw new ParleyError('unknown_user');
      return { report: shown };
    },
  };
}
