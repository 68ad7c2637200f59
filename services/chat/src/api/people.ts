import type { peopleApi } from '@parley/contracts/people/people-api';
import type { CallHandlers } from '@parley/runtime/http/mount';
import type { ChatContext } from '../context.ts';
import type { Telling } from '../notify/membership.ts';
import { acceptAndShow, blockAndTell, declineAndTell, tellOwn, unblockAndTell } from '../notify/people.ts';
import { listBlocks } from '../people/blocks.ts';
import { personCard } from '../people/person-card.ts';

type Needs = Telling & Pick<ChatContext, 'access'>;

/** Between people: whom one blocks, who may write to one, and what two people share. */
export function peopleCalls(ctx: Needs): CallHandlers<typeof peopleApi> {
  return {
    listBlocks: ({ caller, query }) => listBlocks(ctx, caller.userId, query),
    blockPerson: ({ caller, params }) => blockAndTell(ctx, caller.userId, params.userId),
    unblockPerson: ({ caller, params }) => unblockAndTell(ctx, caller.userId, params.userId),
    getSettings: async ({ caller }) => ({ settings: await ctx.people.settingsOf(caller.userId) }),
    async updateSettings({ caller, body }) {
      const settings = await ctx.people.choose(caller.userId, body);
      tellOwn(ctx, caller.userId, 'settings');
      return { settings };
    },
    acceptRequest: ({ caller, params }) => acceptAndShow(ctx, caller.userId, params.id),
    declineRequest: ({ caller, params, body }) =>
      declineAndTell(ctx, { userId: caller.userId, roomId: params.id }, body),
    personCard: async ({ caller, params, query }) => ({
      card: await personCard(ctx, caller.userId, params.id, query.spaceId),
    }),
  };
}
