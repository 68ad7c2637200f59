import type { Space } from '@parley/contracts/spaces/space';
import { useState } from 'react';
import OnboardingDialog from '#features/spaces/onboarding/onboarding-dialog.tsx';
import RulesBar from '#features/spaces/onboarding/rules-bar.tsx';

/** What a member has before them who is new, or has not accepted the rules. */
export default function Newcomer({ space }: { space: Space }) {
  const { newcomer = false, rulesPending = false } = space.me;
  const [isOpen, setOpen] = useState(newcomer);
  return (
    <>
      {rulesPending && <RulesBar onOpen={() => setOpen(true)} />}
      {isOpen && <OnboardingDialog space={space} onClose={() => setOpen(false)} />}
    </>
  );
}
