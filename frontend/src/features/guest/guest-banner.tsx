import { UserRound } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { g } from '#lib/i18n/guest-texts.ts';
import { Button } from '#ui/button.tsx';

const UpgradeDialog = lazy(() => import('#features/guest/upgrade-dialog.tsx'));

/** Says quietly, above everything, what a guest is and how to become more. */
export default function GuestBanner() {
  const [isOpen, setOpen] = useState(false);
  return (
    <aside className="flex min-h-10 flex-wrap items-center justify-center gap-x-3 border-b border-line bg-selected px-4 py-1.5 text-sm">
      <UserRound aria-hidden className="size-4 text-accent" />
      <span>
        <span className="font-medium">{g.banner}</span> <span className="max-sm:hidden">{g.bannerHint}</span>
      </span>
      <Button variant="plain" size="inline" onClick={() => setOpen(true)}>
        {g.create}
      </Button>
      <Suspense>{isOpen && <UpgradeDialog onClose={() => setOpen(false)} />}</Suspense>
    </aside>
  );
}
