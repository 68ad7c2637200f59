import { Compass, Link2, Plus, Sparkles } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { discoverPath } from '#features/spaces/paths.ts';
import type { RailTipHandlers } from '#features/spaces/rail/use-rail-tip.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { useIsGuest } from '#lib/session/session-store.ts';
import { Menu } from '#ui/menu.tsx';

const CreateSpaceDialog = lazy(() => import('#features/spaces/create/create-space-dialog.tsx'));
const JoinSpaceDialog = lazy(() => import('#features/spaces/create/join-space-dialog.tsx'));

/** Ways to one more space: a new one, one that somebody invites to, or one that can be found. */
export function AddSpace({ tip }: { tip: RailTipHandlers }) {
  const [dialog, setDialog] = useState<'create' | 'join' | null>(null);
  const isGuest = useIsGuest();
  const navigate = useNavigate();
  const create = { label: s.rail.create, icon: Sparkles, onSelect: () => setDialog('create') };
  const discover = { label: s.rail.discover, icon: Compass, onSelect: () => void navigate(discoverPath) };
  const close = () => setDialog(null);
  const { onClick: hideTip, ...handlers } = tip;
  return (
    <>
      <Menu
        align="start"
        items={[
          ...(isGuest ? [] : [create]),
          { label: s.rail.join, icon: Link2, onSelect: () => setDialog('join') },
          ...(isGuest ? [] : [discover]),
        ]}
        trigger={{
          ...handlers,
          onPointerDown: hideTip,
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
