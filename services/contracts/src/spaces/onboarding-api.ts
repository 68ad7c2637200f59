import { z } from 'zod';
import { id } from '../ids.ts';
import { defineCalls } from '../rest.ts';
import { onboarding, onboardingLimits, ownOnboarding } from './onboarding.ts';
import { space } from './space.ts';

const bySpace = z.object({ id });
const mostPicked = onboardingLimits.questions * onboardingLimits.choices;

export const onboardingApi = defineCalls({
  getOnboarding: {
    method: 'get',
    path: '/api/spaces/:id/onboarding',
    ...{ access: 'guest', limit: 'readPerUser' },
    summary: 'What newcomers of the space are shown, and how far the asker is',
    status: 200,
    errors: ['unknown_space'],
    params: bySpace,
    reply: z.object({ onboarding, own: ownOnboarding }),
  },
  updateOnboarding: {
    method: 'put',
    path: '/api/spaces/:id/onboarding',
    ...{ access: 'user', limit: 'spaceChangesPerUser' },
    summary:
      'Change what newcomers are shown. A choice gives a role that the asker may give, and that allows nothing which acts on others',
    status: 200,
    errors: ['unknown_space', 'forbidden', 'unknown_role', 'unknown_room'],
    params: bySpace,
    body: onboarding,
    reply: z.object({ onboarding }),
  },
  answerOnboarding: {
    method: 'post',
    path: '/api/spaces/:id/onboarding/answer',
    ...{ access: 'guest', limit: 'spaceChangesPerUser' },
    summary:
      'Accept the rules, and pick choices: those of before that are not named are taken back. Without `choiceIds` they stay as they are',
    status: 200,
    errors: ['unknown_space'],
    params: bySpace,
    body: z.strictObject({
      acceptRules: z.boolean().default(false),
      choiceIds: z.array(id).max(mostPicked).optional(),
    }),
    reply: z.object({ space, own: ownOnboarding }),
  },
});
export type OnboardingApi = typeof onboardingApi;
