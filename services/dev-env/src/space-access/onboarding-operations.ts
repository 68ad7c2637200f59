import { onboardingApi, type OnboardingApi } from '@parley/contracts/spaces/onboarding-api';
import { callAs } from '../call.ts';
import type { Operation } from './operations.ts';
import { inside, type Scene } from './scene.ts';

const ofSpace = ({ space }: Scene) => ({ params: { id: space.id } });
const nothing = { on: false, welcome: '', rules: [], mustAccept: false, questions: [] };

/** Every call about what newcomers are shown, as of those about spaces. */
export const onboardingOperations: Record<keyof OnboardingApi, Operation> = {
  getOnboarding: { may: inside, ask: (scene, who) => callAs(who, onboardingApi.getOnboarding, ofSpace(scene)) },
  updateOnboarding: {
    may: ['owner', 'admin'],
    ask: (scene, who) => callAs(who, onboardingApi.updateOnboarding, { ...ofSpace(scene), body: nothing }),
  },
  answerOnboarding: {
    may: inside,
    ask: (scene, who) => callAs(who, onboardingApi.answerOnboarding, { ...ofSpace(scene), body: {} }),
  },
};
