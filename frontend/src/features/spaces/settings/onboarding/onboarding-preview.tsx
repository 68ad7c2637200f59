import type { Onboarding } from '@parley/contracts/spaces/onboarding';
import type { Space } from '@parley/contracts/spaces/space';
import { OnboardingForm } from '#features/spaces/onboarding/onboarding-form.tsx';
import { ot } from '#lib/i18n/onboarding-texts.ts';
import { Dialog } from '#ui/dialog.tsx';

export interface OnboardingPreviewProps {
  space: Space;
  onboarding: Onboarding;
  onClose: () => void;
}

/** As a newcomer will see it; what is picked here goes nowhere. */
export function OnboardingPreview({ space, onboarding, onClose }: OnboardingPreviewProps) {
  const own = { rulesPending: onboarding.mustAccept && onboarding.rules.length > 0, choiceIds: [] };
  return (
    <Dialog title={ot.title(space.name)} onClose={onClose}>
      <OnboardingForm
        {...{ space, onboarding, own, isNew: true, busy: false, error: null, onSkip: onClose }}
        onDone={onClose}
      />
    </Dialog>
  );
}
