import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { RoomRows } from '#features/rooms/room-rows.tsx';
import type { RoomState } from '#lib/chat/state.ts';
import { p } from '#lib/i18n/people-texts.ts';
import { cn } from '#ui/cn.ts';

/** What strangers wrote, folded above the conversations until it is wanted. */
export default function Requests({ rooms }: { rooms: readonly RoomState[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="border-b border-line px-2 pb-2">
      <h2>
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="flex h-10 w-full items-center gap-2 rounded-lg px-2.5 text-start text-sm font-medium text-ink-soft hover:bg-hover"
        >
          <ChevronRight aria-hidden className={cn('size-4 rtl:-scale-x-100', isOpen && 'rotate-90')} />
          <span>{p.request.count(rooms.length)}</span>
        </button>
      </h2>
      {isOpen && <RoomRows rooms={rooms} label={p.request.title} />}
    </section>
  );
}
