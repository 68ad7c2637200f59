import { X } from 'lucide-react';
import { useRef } from 'react';
import { setView } from '#features/call/stage/view.ts';
import { ConversationBody } from '#features/conversation/conversation-body.tsx';
import { useOpenRoom } from '#features/conversation/use-open-room.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { useSlideIn } from '#lib/motion/use-slide-in.ts';
import { IconButton } from '#ui/icon-button.tsx';

/** The conversation beside its call. */
export function ChatPanel({ room }: { room: RoomState }) {
  useOpenRoom(room.id, true);
  const panel = useRef<HTMLElement>(null);
  useSlideIn(panel);
  return (
    <aside
      ref={panel}
      aria-label={c.conversation}
      className="flex w-96 shrink-0 flex-col border-s border-line bg-surface"
    >
      <div className="flex h-14 shrink-0 items-center border-b border-line ps-5 pe-3">
        <h2 className="flex-1 font-semibold">{c.conversation}</h2>
        <IconButton label={c.controls.hideChat} size="icon-sm" onClick={() => setView({ isChatShown: false })}>
          <X className="size-4.5" />
        </IconButton>
      </div>
      <ConversationBody room={room} />
    </aside>
  );
}
