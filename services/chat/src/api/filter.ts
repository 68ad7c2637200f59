import type { filterApi } from '@parley/contracts/spaces/filter-api';
import type { CallHandlers } from '@parley/runtime/http/mount';
import type { ChatContext } from '../context.ts';
import { announceSpace } from '../notify/spaces.ts';
import {
  createRule,
  deleteRule,
  limitNewMembers,
  testFilter,
  updateRule,
  viewFilter,
} from '../spaces/filter/edit-filter.ts';

type Needs = Pick<ChatContext, 'access' | 'spaces' | 'calls' | 'notify' | 'events'>;

/** What a space asks of messages. Nodes hear of a change as of any other change of the space. */
export function filterCalls(ctx: Needs): CallHandlers<typeof filterApi> {
  return {
    async getFilter({ caller, params }) {
      return { filter: await viewFilter(ctx, params.id, caller.userId) };
    },
    async createFilterRule({ caller, params, body }) {
      const rule = await createRule(ctx, params.id, caller.userId, body);
      await announceSpace(ctx, params.id, caller.userId);
      return { rule };
    },
    async updateFilterRule({ caller, params: { id: spaceId, ruleId }, body }) {
      const rule = await updateRule(ctx, { spaceId, ruleId, by: caller.userId }, body);
      await announceSpace(ctx, spaceId, caller.userId);
      return { rule };
    },
    async deleteFilterRule({ caller, params: { id: spaceId, ruleId } }) {
      await deleteRule(ctx, { spaceId, ruleId, by: caller.userId });
      await announceSpace(ctx, spaceId, caller.userId);
    },
    async limitNewMembers({ caller, params, body }) {
      const filter = await limitNewMembers(ctx, params.id, caller.userId, body);
      await announceSpace(ctx, params.id, caller.userId);
      return { filter };
    },
    async testFilter({ caller, params, body }) {
      return { broken: await testFilter(ctx, { spaceId: params.id, by: caller.userId }, body.text) };
    },
  };
}
