import type { Room } from '@parley/contracts/room';
import { Archive, ArchiveRestore } from 'lucide-react';
import { useUpdatePlace } from '#features/places/api/update-place.ts';
import { isArchived, isMuted } from '#lib/chat/places.ts';
import { p } from '#lib/i18n/places-texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import type { MenuItem } from '#ui/menu.tsx';
import { toast } from '#ui/toasts.ts';

/** Takes a conversation out of the list, or back into it. */
export function useArchiveItem(room: Pick<Room, 'id' | 'lastMessageAt'>, name: string): MenuItem {
  const isAway = useChatState(state => isArchived(state, room));
  const isQuiet = useChatState(state => isMuted(state, room.id));
  const update = useUpdatePlace(room.id);
  const bringBack = () => update.mutate({ archived: false });
  if (isAway) return { label: p.unarchive, icon: ArchiveRestore, onSelect: bringBack };
  const told = isQuiet ? p.archivedQuiet(name) : p.archived(name);
  const archive = () => update.mutate({ archived: true }, { onSuccess: () => toast(told, { onUndo: bringBack }) });
  return { label: p.archive, icon: Archive, onSelect: archive };
}
