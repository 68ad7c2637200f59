import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { RoomRows } from '#features/rooms/room-rows.tsx';
import type { RoomState } from '#lib/chat/state.ts';
import { cn } from '#ui/cn.ts';

export interface FoldedRoomsProps {
  rooms: readonly RoomState[];
  /** What its button says. */
  title: string;
  label: string;
}

/** Conversations that are folded until they are wanted. */
export function FoldedRooms({ rooms, title, label }: FoldedRoomsProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="px-2 pb-2">
      <h2>
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="flex h-10 w-full items-center gap-2 rounded-lg px-2.5 text-start text-sm font-medium text-ink-soft hover:bg-hover"
        >
          <ChevronRight aria-hidden className={cn('size-4', isOpen && 'rotate-90')} />
          <span>{title}</span>
        </button>
      </h2>
      {isOpen && <RoomRows rooms={rooms} label={label} />}
    </section>
  );
}
