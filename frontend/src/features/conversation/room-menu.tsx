import { CalendarSearch, EllipsisVertical, LogOut, Phone, Settings, Trash2, UserPlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useLeaveRoom } from '#features/conversation/api/leave-room.ts';
import { useCall } from '#features/conversation/use-call.ts';
import { useRoomItems } from '#features/places/use-room-items.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { n } from '#lib/i18n/create-texts.ts';
import { go } from '#lib/i18n/go-to-texts.ts';
import { g } from '#lib/i18n/group-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { roomName } from '#lib/react/room-names.ts';
import { useIsPhone } from '#lib/react/use-media-query.ts';
import { useIsGuest } from '#lib/session/session-store.ts';
import { Menu } from '#ui/menu.tsx';

const AddMembersDialog = lazy(() => import('#features/conversation/members/add-members-dialog.tsx'));
const DeleteGroupDialog = lazy(() => import('#features/conversation/group/delete-group-dialog.tsx'));
const GroupDialog = lazy(() => import('#features/conversation/group/group-dialog.tsx'));
const JumpDialog = lazy(() => import('#features/conversation/jump-dialog.tsx'));
const ConfirmDialog = lazy(() => import('#ui/confirm-dialog.tsx'));

/** What one can do with a conversation: mark it for oneself and, where it is a group, add to it and leave it. */
export default function RoomMenu({ room }: { room: RoomState }) {
  const name = roomName(room);
  const [dialog, setDialog] = useState<'add' | 'settings' | 'leave' | 'date' | 'delete' | null>(null);
  const leave = useLeaveRoom(room.id);
  const own = useRoomItems(room);
  const isGuest = useIsGuest();
  const isPhone = useIsPhone();
  const startCall = useCall(room.id);
  const jump = { label: go.open, icon: CalendarSearch, onSelect: () => setDialog('date') };
  // On a phone there is no space for its button.
  const call = { label: t.call.voice, icon: Phone, onSelect: () => startCall(false) };
  const ofGroup = [
    ...(isPhone ? [call] : []),
    ...(isGuest ? [] : [{ label: n.add, icon: UserPlus, onSelect: () => setDialog('add') }]),
    ...(room.role === 'owner' ? [{ label: g.open, icon: Settings, onSelect: () => setDialog('settings') }] : []),
    { label: g.leave, icon: LogOut, isDanger: true, onSelect: () => setDialog('leave') },
    ...(room.role === 'owner'
      ? [{ label: g.delete, icon: Trash2, isDanger: true, onSelect: () => setDialog('delete') }]
      : []),
  ];
  return (
    <>
      <Menu
        items={[...own.items, jump, ...(room.kind === 'group' ? ofGroup : [])]}
        trigger={{
          variant: 'ghost',
          size: 'icon',
          'aria-label': t.conversation.more,
          children: <EllipsisVertical aria-hidden className="size-5" />,
        }}
      />
      {own.dialog}
      <Suspense>
        {dialog === 'date' && <JumpDialog room={room} onClose={() => setDialog(null)} />}
        {dialog === 'add' && <AddMembersDialog room={room} onClose={() => setDialog(null)} />}
        {dialog === 'settings' && <GroupDialog room={room} onClose={() => setDialog(null)} />}
        {dialog === 'delete' && <DeleteGroupDialog room={room} onClose={() => setDialog(null)} />}
        {dialog === 'leave' && (
          <ConfirmDialog
            onClose={() => setDialog(null)}
            title={g.leaveTitle(name)}
            hint={g.leaveHint}
            confirm={g.leave}
            onConfirm={() => leave.mutateAsync().catch(() => undefined)}
          />
        )}
      </Suspense>
    </>
  );
}
