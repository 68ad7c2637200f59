import { type FormEvent, useState } from 'react';
import { useDeleteRoom } from '#features/conversation/api/run-group.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { errorText } from '#lib/error-text.ts';
import { g } from '#lib/i18n/group-texts.ts';
import { roomName } from '#lib/react/room-names.ts';
import { Alert } from '#ui/alert.tsx';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';

/** Deletes a group whose name was typed: nobody does that by accident. */
export default function DeleteGroupDialog({ room, onClose }: { room: RoomState; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const shown = roomName(room);
  const remove = useDeleteRoom(room.id, shown);
  const isConfirmed = typed.trim() === shown.trim();
  function submit(event: FormEvent) {
    event.preventDefault();
    if (isConfirmed) remove.mutate(room.name ?? '');
  }
  return (
    <Dialog onClose={onClose} title={g.deleteTitle(shown)} hint={g.deleteHint} size="sm">
      <form className="space-y-4 px-5 pb-5" onSubmit={submit}>
        {remove.isError && <Alert>{errorText(remove.error)}</Alert>}
        <Field label={g.deleteLabel(shown)}>
          {control => (
            <Input
              {...control}
              value={typed}
              dir="auto"
              autoFocus
              autoComplete="off"
              onChange={event => setTyped(event.target.value)}
            />
          )}
        </Field>
        <DialogButtons variant="danger" busy={remove.isPending} disabled={!isConfirmed} onCancel={onClose}>
          {g.delete}
        </DialogButtons>
      </form>
    </Dialog>
  );
}
