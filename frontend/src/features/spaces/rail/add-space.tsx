import { Link2, Plus, Sparkles } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { RailTipHandlers } from '#features/spaces/rail/use-rail-tip.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { useIsGuest } from '#lib/session/session-store.ts';
import { Menu } from '#ui/menu.tsx';

const CreateSpaceDialog = lazy(() => import('#features/spaces/create/create-space-dialog.tsx'));
const JoinSpaceDialog = lazy(() => import('#features/spaces/create/join-space-dialog.tsx'));

/** Two ways to one more space: a new one, or one that somebody invites to. */
export function AddSpace({ tip }: { tip: RailTipHandlers }) {
  const [dialog, setDialog] = useState<'create' | 'join' | null>(null);
  const isGuest = useIsGuest();
  const close = () => setDialog(null);
  const { onClick: _, ...handlers } = tip;
  return (
    <>
      <Menu
        align="start"
        items={[
          ...(isGuest ? [] : [{ label: s.rail.create, icon: Sparkles, onSelect: () => setDialog('create') }]),
          { label: s.rail.join, icon: Link2, onSelect: () => setDialog('join') },
        ]}
        trigger={{
          ...handlers,
          variant: 'secondary',
          size: 'icon',
          className: 'size-11 rounded-[28%]',
          'aria-label': s.rail.add,
          children: <Plus aria-hidden className="size-5" />,
        }}
      />
      <Suspense>
        {dialog === 'create' && <CreateSpaceDialog onClose={close} />}
        {dialog === 'join' && <JoinSpaceDialog onClose={close} />}
      </Suspense>
    </>
  );
}
