import { Ellipsis, Lock, LockOpen, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useUpdateChannel } from '#features/spaces/api/update-channel.ts';
import { may } from '#features/spaces/permissions.ts';
import { errorText } from '#lib/error-text.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { roomName } from '#lib/react/room-names.ts';
import { Menu } from '#ui/menu.tsx';
import { toast } from '#ui/toasts.ts';

const CleanUpDialog = lazy(() => import('#features/spaces/clean-up/clean-up-dialog.tsx'));

export interface ModerateChannelProps {
  room: RoomState;
  channel: NonNullable<RoomState['channel']>;
}

/** What a moderator does about a whole channel; for everybody else there is no menu. */
export function ModerateChannel({ room, channel: { spaceId, locked, permissions } }: ModerateChannelProps) {
  const [isCleaning, setCleaning] = useState(false);
  const update = useUpdateChannel(spaceId, room.id);
  const turnLock = () =>
    update.mutate(
      { locked: !locked },
      {
        onSuccess: () => toast(locked ? s.channels.unlocked : s.channels.locked),
        onError: error => toast(errorText(error), { isError: true }),
      },
    );
  const lock = locked ? { label: s.channels.unlock, icon: LockOpen } : { label: s.channels.lock, icon: Lock };
  const items = [
    ...(may(permissions, 'manageChannels') ? [{ ...lock, onSelect: turnLock }] : []),
    ...(may(permissions, 'manageMessages')
      ? [{ label: s.channels.cleanUp, icon: Trash2, isDanger: true, onSelect: () => setCleaning(true) }]
      : []),
  ];
  if (items.length === 0) return null;
  return (
    <>
      <Menu
        items={items}
        trigger={{
          variant: 'ghost',
          size: 'icon',
          'aria-label': s.channels.menu(roomName(room)),
          children: <Ellipsis aria-hidden className="size-5" />,
        }}
      />
      <Suspense>{isCleaning && <CleanUpDialog roomId={room.id} onClose={() => setCleaning(false)} />}</Suspense>
    </>
  );
}
