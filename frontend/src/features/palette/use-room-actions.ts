import { Bell, CalendarSearch, BellOff, Star, StarOff } from 'lucide-react';
import { useUpdatePlace } from '#features/places/api/update-place.ts';
import type { Action } from '#features/palette/action.ts';
import type { ShellDialog } from '#features/palette/shell-dialog.ts';
import { useHere } from '#features/palette/use-here.ts';
import { isFavourite, isMuted } from '#lib/chat/places.ts';
import { go } from '#lib/i18n/go-to-texts.ts';
import { pa } from '#lib/i18n/palette-texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { roomName } from '#lib/react/room-names.ts';

/** What can be done with the conversation or the channel that is open. */
export function useRoomActions(onShow: (dialog: ShellDialog) => void, onDone: () => void): Action[] {
  const room = useHere();
  const id = room?.id ?? '';
  const isQuiet = useChatState(state => isMuted(state, id));
  const isFavoured = useChatState(state => isFavourite(state, id));
  const update = useUpdatePlace(id);
  if (!room) return [];
  const name = roomName(room);
  const change = (body: Parameters<typeof update.mutate>[0]) => () => {
    update.mutate(body);
    onDone();
  };
  return [
    { label: go.open, icon: CalendarSearch, run: () => onShow('date') },
    isQuiet
      ? { label: pa.unmute(name), icon: Bell, run: change({ mutedUntil: null }) }
      : { label: pa.mute(name), icon: BellOff, run: () => onShow('mute') },
    {
      label: isFavoured ? pa.unfavour(name) : pa.favour(name),
      icon: isFavoured ? StarOff : Star,
      run: change({ favourite: !isFavoured }),
    },
  ];
}
