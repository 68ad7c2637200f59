import { ArrowRightLeft, Ear, UserX } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useLetSpeak } from '#features/call/audience/use-let-speak.ts';
import type { CallPerson } from '#lib/call/state.ts';
import { errorText } from '#lib/error-text.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { useCalls, useCallState } from '#lib/react/call-context.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import type { MenuItem } from '#ui/menu.tsx';
import { toast } from '#ui/toasts.ts';

const ConfirmDialog = lazy(() => import('#ui/confirm-dialog.tsx'));
const MoveDialog = lazy(() => import('#features/call/moderate/move-dialog.tsx'));

/** What a moderator does about somebody else in the call, wherever they are shown; nothing for who does not moderate. */
export function useModerateItems(person: CallPerson, name: string): { items: MenuItem[]; dialogs: ReactNode } {
  const { engine } = useCalls();
  const letSpeak = useLetSpeak();
  const mayModerate = useCallState(state => state.moderate) && !person.isSelf;
  const isStage = useCallState(state => state.isStage);
  const roomId = useCallState(state => state.roomId) ?? '';
  const spaceId = useChatState(({ rooms }) => rooms[roomId]?.channel?.spaceId);
  const [dialog, setDialog] = useState<'move' | 'remove' | null>(null);
  if (!mayModerate) return { items: [], dialogs: null };
  const toListeners = { label: c.stage.toAudience, icon: Ear, onSelect: () => letSpeak(person.peerId, false) };
  const items = [
    ...(isStage && person.speaks ? [toListeners] : []),
    ...(spaceId === undefined ? [] : [{ label: c.move.open, icon: ArrowRightLeft, onSelect: () => setDialog('move') }]),
    { label: c.tile.remove, icon: UserX, isDanger: true, onSelect: () => setDialog('remove') },
  ];
  const remove = async () =>
    engine?.remove(person.peerId).catch((error: unknown) => toast(errorText(error), { isError: true }));
  const dialogs = (
    <Suspense>
      {dialog === 'move' && spaceId !== undefined && (
        <MoveDialog
          spaceId={spaceId}
          from={roomId}
          person={{ userId: person.userId, name }}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'remove' && (
        <ConfirmDialog
          onClose={() => setDialog(null)}
          title={c.tile.removeTitle(name)}
          hint={c.tile.removeHint}
          confirm={c.tile.remove}
          onConfirm={remove}
        />
      )}
    </Suspense>
  );
  return { items, dialogs };
}
