import { Bell, BellOff, BellRing, FolderInput, Star, StarOff } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useUpdatePlace } from '#features/places/api/update-place.ts';
import { isFavourite, isMuted } from '#lib/chat/places.ts';
import { p } from '#lib/i18n/places-texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import type { MenuItem } from '#ui/menu.tsx';
import { toast } from '#ui/toasts.ts';

const LevelDialog = lazy(() => import('#features/places/level-dialog.tsx'));
const MuteDialog = lazy(() => import('#features/places/mute-dialog.tsx'));
const MoveDialog = lazy(() => import('#features/places/sections/move-dialog.tsx'));

interface PlaceMenu {
  favour: MenuItem;
  mute: MenuItem;
  notify: MenuItem;
  /** For a conversation: into an own section, or out of it. */
  move: MenuItem;
  /** Belongs beside the menu. */
  dialog: ReactNode;
}

/** What the menu of a place has for its favourite, its mute, its notifications and its section. `spaceId`: of a channel or a space. */
export function usePlaceMenu(id: string, name: string, spaceId?: string): PlaceMenu {
  const isFavoured = useChatState(state => isFavourite(state, id));
  const isQuiet = useChatState(state => isMuted(state, id));
  const update = useUpdatePlace(id);
  const [asked, setAsked] = useState<'mute' | 'level' | 'move' | null>(null);
  const close = () => setAsked(null);
  const favour: MenuItem = {
    label: isFavoured ? p.unfavour : p.favour,
    icon: isFavoured ? StarOff : Star,
    onSelect: () =>
      update.mutate(
        { favourite: !isFavoured },
        {
          onSuccess: () =>
            isFavoured && toast(p.unfavoured(name), { onUndo: () => update.mutate({ favourite: true }) }),
        },
      ),
  };
  const mute: MenuItem = isQuiet
    ? { label: p.unmute, icon: Bell, onSelect: () => update.mutate({ mutedUntil: null }) }
    : { label: p.mute, icon: BellOff, onSelect: () => setAsked('mute') };
  const notify: MenuItem = { label: p.notify, icon: BellRing, onSelect: () => setAsked('level') };
  const move: MenuItem = { label: p.sections.move, icon: FolderInput, onSelect: () => setAsked('move') };
  const dialog = (
    <Suspense>
      {asked === 'mute' && <MuteDialog id={id} name={name} onClose={close} />}
      {asked === 'level' && <LevelDialog id={id} spaceId={spaceId} name={name} onClose={close} />}
      {asked === 'move' && <MoveDialog id={id} name={name} onClose={close} />}
    </Suspense>
  );
  return { favour, mute, notify, move, dialog };
}
