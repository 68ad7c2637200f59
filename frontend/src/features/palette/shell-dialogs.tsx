import { lazy, Suspense } from 'react';
import { useHere } from '#features/palette/use-here.ts';
import type { ShellDialog } from '#features/palette/shell-dialog.ts';
import { useSignOut } from '#features/settings/use-sign-out.tsx';
import { isKey } from '#lib/keys/key.ts';
import { keys } from '#lib/keys/keys.ts';
import { roomName } from '#lib/react/room-names.ts';
import { usePageKey } from '#lib/react/use-page-key.ts';

const Palette = lazy(() => import('#features/palette/palette.tsx'));
const CreateDialog = lazy(() => import('#features/rooms/create/create-dialog.tsx'));
const CreateSpaceDialog = lazy(() => import('#features/spaces/create/create-space-dialog.tsx'));
const KeyboardSheet = lazy(() => import('#features/keys/keyboard-sheet.tsx'));
const JumpDialog = lazy(() => import('#features/conversation/jump-dialog.tsx'));
const MuteDialog = lazy(() => import('#features/places/mute-dialog.tsx'));

export interface ShellDialogsProps {
  shown: ShellDialog | null;
  onShow: (dialog: ShellDialog | null) => void;
}

const typed = 'input, textarea, select, [contenteditable="true"]';

/** What stands above every page of the signed-in app, and the keys that open it. */
export default function ShellDialogs({ shown, onShow }: ShellDialogsProps) {
  const signOut = useSignOut();
  const room = useHere();
  const close = () => onShow(null);
  usePageKey(
    event => isKey(event, keys.sheet) && !(event.target instanceof Element && event.target.closest(typed)),
    () => onShow('keys'),
  );
  return (
    <>
      <Suspense>
        {shown === 'palette' && <Palette onShow={onShow} onSignOut={signOut.start} />}
        {shown === 'create' && <CreateDialog onClose={close} />}
        {shown === 'space' && <CreateSpaceDialog onClose={close} />}
        {shown === 'keys' && <KeyboardSheet onClose={close} />}
        {shown === 'date' && room && <JumpDialog room={room} onClose={close} />}
        {shown === 'mute' && room && <MuteDialog id={room.id} name={roomName(room)} onClose={close} />}
      </Suspense>
      {signOut.dialog}
    </>
  );
}
