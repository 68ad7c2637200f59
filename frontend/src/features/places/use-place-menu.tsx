import { Bell, BellOff, Star, StarOff } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useUpdatePlace } from '#features/places/api/update-place.ts';
import { isFavourite, isMuted } from '#lib/chat/places.ts';
import { p } from '#lib/i18n/places-texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import type { MenuItem } from '#ui/menu.tsx';
import { toast } from '#ui/toasts.ts';

const MuteDialog = lazy(() => import('#features/places/mute-dialog.tsx'));

/** What the menu of a place has for its favourite and its mute, and the dialog that belongs beside the menu. */
export function usePlaceMenu(id: string, name: string): { favour: MenuItem; mute: MenuItem; dialog: ReactNode } {
  const isFavoured = useChatState(state => isFavourite(state, id));
  const isQuiet = useChatState(state => isMuted(state, id));
  const update = useUpdatePlace(id);
  const [isMuting, setMuting] = useState(false);
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
    : { label: p.mute, icon: BellOff, onSelect: () => setMuting(true) };
  const dialog = isMuting && (
    <Suspense>
      <MuteDialog id={id} name={name} onClose={() => setMuting(false)} />
    </Suspense>
  );
  return { favour, mute, dialog };
}
