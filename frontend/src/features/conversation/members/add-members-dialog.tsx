import type { PublicUser } from '@parley/contracts/auth-api';
import { useState } from 'react';
import { useAddMembers } from '#features/conversation/api/add-members.ts';
import { useMembers } from '#features/conversation/api/list-members.ts';
import { PeoplePicker } from '#features/rooms/create/people-picker.tsx';
import type { RoomState } from '#lib/chat/state.ts';
import { errorText } from '#lib/error-text.ts';
import { n } from '#lib/i18n/create-texts.ts';
import { roomName } from '#lib/react/room-names.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';

export default function AddMembersDialog({ room, onClose }: { room: RoomState; onClose: () => void }) {
  const [picked, setPicked] = useState<PublicUser[]>([]);
  const add = useAddMembers(room.id);
  const members = useMembers(room.id);
  const present = new Set(members.data?.pages.flatMap(page => page.members.map(member => member.user.id)));
  const ids = picked.map(person => person.id);
  return (
    <Dialog onClose={onClose} title={n.add} hint={n.addHint(roomName(room))} size="tall">
      {add.isError && (
        <div className="px-5 pb-2">
          <Alert>{errorText(add.error)}</Alert>
        </div>
      )}
      <PeoplePicker autoFocus picked={picked} onChange={setPicked} without={present} />
      <div className="mt-auto flex justify-end border-t border-line px-5 py-3">
        <Button
          busy={add.isPending}
          disabled={picked.length === 0}
          onClick={() => add.mutate(ids, { onSuccess: onClose })}
        >
          {n.addSelected(picked.length)}
        </Button>
      </div>
    </Dialog>
  );
}
