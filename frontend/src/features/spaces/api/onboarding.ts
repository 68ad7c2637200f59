import { useQuery } from '@tanstack/react-query';
import type { Onboarding } from '@parley/contracts/spaces/onboarding';
import { onboardingApi } from '@parley/contracts/spaces/onboarding-api';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';
import { spaceKeys } from '#lib/api/space-keys.ts';

/** What newcomers of a space are shown, and how far the person is. */
export function useOnboarding(spaceId: string) {
  return useQuery({
    queryKey: [...spaceKeys.space(spaceId), 'onboarding'],
    queryFn: ({ signal }) => call(onboardingApi.getOnboarding, { params: { id: spaceId } }, { signal }),
  });
}

export function useUpdateOnboarding(spaceId: string) {
  return useSpaceChange(spaceId, (body: Onboarding) =>
    call(onboardingApi.updateOnboarding, { params: { id: spaceId }, body }),
  );
}

export interface OnboardingAnswer {
  acceptRules: boolean;
  choiceIds?: string[];
}

export function useAnswerOnboarding(spaceId: string) {
  return useSpaceChange(spaceId, (body: OnboardingAnswer) =>
    call(onboardingApi.answerOnboarding, { params: { id: spaceId }, body }),
  );
}
