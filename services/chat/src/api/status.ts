import type { statusApi } from '@parley/contracts/people/status-api';
import type { CallHandlers } from '@parley/runtime/http/mount';
import type { ChatContext } from '../context.ts';
import { ownStatusOf, statusesOf } from '../people/person-status.ts';

type Needs = Pick<ChatContext, 'presence' | 'statuses' | 'notify'>;

/** What people say of themselves. */
export function statusCalls(ctx: Needs): CallHandlers<typeof statusApi> {
  return {
    getStatus: async ({ caller }) => ({ status: await ownStatusOf(ctx, caller.userId) }),
    async setStatus({ caller: { userId }, body: { until, ...said } }) {
      await ctx.statuses.put(userId, { ...said, until: until === null ? null : new Date(until) });
      for (const now of await statusesOf(ctx, [userId])) ctx.notify.viewers(userId, 'person:status', now, userId);
      return { status: await ownStatusOf(ctx, userId) };
    },
  };
}
