import type { Space } from '@parley/contracts/spaces/space';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useIsPhone } from '#lib/react/use-media-query.ts';

const OnboardingDialog = lazy(() => import('#features/spaces/onboarding/onboarding-dialog.tsx'));
const RulesBar = lazy(() => import('#features/spaces/onboarding/rules-bar.tsx'));

/** A channel for who has not accepted the rules. On a phone the bar above the list of channels is not on the screen. */
export function BelowRules({ space, children }: { space: Space; children: ReactNode }) {
  const isPhone = useIsPhone();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="flex h-full flex-col">
      <Suspense>
        {isPhone && <RulesBar onOpen={() => setOpen(true)} />}
        {isOpen && <OnboardingDialog space={space} onClose={() => setOpen(false)} />}
      </Suspense>
      <div className="min-h-0 flex-1">{children}</div>
    </div>
  );
}
