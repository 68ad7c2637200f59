import { useDeleteRoom } from '#features/conversation/api/run-group.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { errorText } from '#lib/error-text.ts';
import { g } from '#lib/i18n/group-texts.ts';
import { roomName } from '#lib/react/room-names.ts';
import { TypedConfirmDialog } from '#ui/typed-confirm-dialog.tsx';

/** Deletes a group whose name was typed. */
export default function DeleteGroupDialog({ room, onClose }: { room: RoomState; onClose: () => void }) {
  const name = roomName(room);
  const remove = useDeleteRoom(room.id, name);
  return (
    <TypedConfirmDialog
      onClose={onClose}
      title={g.deleteTitle(name)}
      hint={g.deleteHint}
      label={g.deleteLabel(name)}
      name={name}
      confirm={g.delete}
      busy={remove.isPending}
      error={remove.error ? errorText(remove.error) : undefined}
      onConfirm={() => remove.mutate(room.name ?? '')}
    />
  );
}
