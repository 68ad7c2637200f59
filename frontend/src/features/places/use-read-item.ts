import { MailCheck, MailOpen } from 'lucide-react';
import { useUpdatePlace } from '#features/places/api/update-place.ts';
import { isMarkedUnread } from '#lib/chat/places.ts';
import { errorText } from '#lib/error-text.ts';
import { p } from '#lib/i18n/places-texts.ts';
import { useChat, useChatState } from '#lib/react/chat-context.ts';
import type { MenuItem } from '#ui/menu.tsx';
import { toast } from '#ui/toasts.ts';

/** Marks a room or a channel as read where something in it is unread, else as unread. */
export function useReadItem({ id, name }: { id: string; name: string }, count: number, lastSeq: number): MenuItem {
  const chat = useChat();
  const isMarked = useChatState(state => isMarkedUnread(state, id));
  const update = useUpdatePlace(id);
  const markUnread = () => update.mutate({ markedUnread: true });
  if (count === 0 && !isMarked) return { label: p.markUnread, icon: MailOpen, onSelect: markUnread };
  return {
    label: p.markRead,
    icon: MailCheck,
    onSelect() {
      // A channel that was not opened yet is not known here.
      const isKnown = chat.store.getState().rooms[id] ? Promise.resolve() : chat.find(id);
      isKnown.then(
        () => chat.read(id, lastSeq),
        (error: unknown) => toast(errorText(error), { isError: true }),
      );
      if (isMarked) update.mutate({ markedUnread: false });
      toast(p.markedRead(name), { onUndo: markUnread });
    },
  };
}
