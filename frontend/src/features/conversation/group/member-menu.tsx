import type { PublicUser } from '@parley/contracts/auth-api';
import { Crown, Ellipsis, UserMinus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useHandOver, useRemoveMember } from '#features/conversation/api/run-group.ts';
import { errorText } from '#lib/error-text.ts';
import { g } from '#lib/i18n/group-texts.ts';
import { Menu } from '#ui/menu.tsx';
import { toast } from '#ui/toasts.ts';

const ConfirmDialog = lazy(() => import('#ui/confirm-dialog.tsx'));

export interface MemberMenuProps {
  roomId: string;
  user: PublicUser;
}

/** What the owner of a group does with another member. */
export default function MemberMenu({ roomId, user: { id, displayName: name } }: MemberMenuProps) {
  const [asked, setAsked] = useState<'owner' | 'remove' | null>(null);
  const handOver = useHandOver(roomId);
  const remove = useRemoveMember(roomId);
  // What has changed is a line of the room.
  const run = async (work: Promise<unknown>) => {
    await work.catch((error: unknown) => toast(errorText(error), { isError: true }));
  };
  const close = () => setAsked(null);
  return (
    <>
      <Menu
        items={[
          { label: g.makeOwner, icon: Crown, onSelect: () => setAsked('owner') },
          { label: g.remove, icon: UserMinus, isDanger: true, onSelect: () => setAsked('remove') },
        ]}
        trigger={{
          variant: 'ghost',
          size: 'icon-sm',
          className:
            'shrink-0 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 aria-expanded:opacity-100 pointer-coarse:opacity-100',
          'aria-label': g.menu(name),
          children: <Ellipsis aria-hidden className="size-4" />,
        }}
      />
      <Suspense>
        {asked === 'owner' && (
          <ConfirmDialog
            onClose={close}
            title={g.makeOwnerTitle(name)}
            hint={g.makeOwnerHint}
            confirm={g.makeOwner}
            onConfirm={() => run(handOver.mutateAsync(id))}
          />
        )}
        {asked === 'remove' && (
          <ConfirmDialog
            onClose={close}
            title={g.removeTitle(name)}
            hint={g.removeHint}
            confirm={g.remove}
            onConfirm={() => run(remove.mutateAsync(id))}
          />
        )}
      </Suspense>
    </>
  );
}
