import { Minimize2, PanelLeft, UsersRound } from 'lucide-react';
import { useCallSince } from '#features/call/answered.ts';
import { useListFold } from '#features/call/stage/use-list-fold.ts';
import { useDuration } from '#features/call/use-duration.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { number } from '#lib/i18n/plural.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { useCallState } from '#lib/react/call-context.ts';
import { roomName } from '#lib/react/room-names.ts';
import { cn } from '#ui/cn.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Name } from '#ui/name.tsx';

export interface StageHeaderProps {
  room: RoomState;
  onMinimise: () => void;
  /** It lies over a picture. */
  className?: string | undefined;
}

/** Where the call is, since when, and the way back to the conversation. */
export function StageHeader({ room, onMinimise, className }: StageHeaderProps) {
  const count = useCallState(({ people }) => people.length);
  const duration = useDuration(useCallSince(room));
  const list = useListFold(room);
  return (
    <header className={cn('flex h-14 shrink-0 items-center gap-3 ps-4 pe-2', className)}>
      <IconButton
        label={list.isShown ? c.controls.hideList : c.controls.showList}
        className="-ms-2 max-md:hidden"
        onClick={list.toggle}
      >
        <PanelLeft className="size-5" />
      </IconButton>
      <h1 className="min-w-0 font-semibold">
        <Name name={roomName(room)} className="block truncate" />
      </h1>
      <span role="timer" aria-live="off" className="text-sm text-ink-soft tabular-nums">
        {duration}
      </span>
      <span className="flex-1" />
      <span title={c.inCall(count)} className="flex items-center gap-1.5 text-sm text-ink-soft">
        <UsersRound aria-hidden className="size-4" />
        <span aria-hidden>{number(count)}</span>
        <span className="sr-only">{c.inCall(count)}</span>
      </span>
      <IconButton label={c.controls.minimise} onClick={onMinimise}>
        <Minimize2 className="size-5" />
      </IconButton>
    </header>
  );
}
