import type { onboardingApi } from '@parley/contracts/spaces/onboarding-api';
import type { CallHandlers } from '@parley/runtime/http/mount';
import type { ChatContext } from '../context.ts';
import { announceSpace, announceSpaceMember } from '../notify/spaces.ts';
import { updatePlace } from '../places/update-place.ts';
import { answerOnboarding, type Answered } from '../spaces/onboarding/answer-onboarding.ts';
import { updateOnboarding } from '../spaces/onboarding/edit-onboarding.ts';
import { viewOnboarding } from '../spaces/onboarding/view-onboarding.ts';
import { viewSpace } from '../spaces/view-space.ts';

type Needs = Pick<
  ChatContext,
  'spaces' | 'access' | 'memberships' | 'members' | 'places' | 'sections' | 'notify' | 'calls' | 'events'
>;

/** What newcomers of a space are shown, and what they say to it. */
export function onboardingCalls(ctx: Needs): CallHandlers<typeof onboardingApi> {
  return {
    getOnboarding: ({ caller, params }) => viewOnboarding(ctx, params.id, caller.userId),
    async updateOnboarding({ caller, params, body }) {
      const onboarding = await updateOnboarding(ctx, { spaceId: params.id, by: caller.userId }, body);
      await announceSpace(ctx, params.id, caller.userId);
      return { onboarding };
    },
    async answerOnboarding({ caller: { userId }, params: { id: spaceId }, body }) {
      const answered = await answerOnboarding(ctx, { spaceId, userId }, body);
      await announceSpaceMember(ctx, spaceId, userId, 'member');
      await favour(ctx, userId, answered);
      ctx.events.onboardingAnswered(body.acceptRules, spaceId, userId);
      return { space: await viewSpace(ctx, spaceId, userId), own: answered.own };
    },
  };
}

/** After the roles: they may let the person see the channels. One that they cannot see, or have no room for, is left out. */
async function favour(ctx: Needs, userId: string, { favoured, dropped }: Answered): Promise<void> {
  const wishes = [...favoured.map(id => ({ id, favourite: true })), ...dropped.map(id => ({ id, favourite: false }))];
  for (const { id, favourite } of wishes) {
    const place = await updatePlace(ctx, userId, id, { favourite }).catch(() => undefined);
    if (place) ctx.notify.people([userId], 'place:changed', place);
  }
}
