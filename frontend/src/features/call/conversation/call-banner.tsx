import type { RoomCall } from '@parley/contracts/call';
import { Phone } from 'lucide-react';
import { useNavigate } from 'react-router';
import { Faces } from '#features/call/lobby/who-is-inside.tsx';
import { useDuration } from '#features/call/use-duration.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { isUnderWay, useCallState } from '#lib/react/call-context.ts';
import { useRoomPath } from '#lib/react/room-names.ts';
import { Button } from '#ui/button.tsx';

/** Above a conversation whose call runs: since when, who is inside, and the door. */
export default function CallBanner({ roomId, call }: { roomId: string; call: RoomCall }) {
  const navigate = useNavigate();
  const path = useRoomPath(roomId);
  const isInside = useCallState(state => isUnderWay(state) && state.roomId === roomId);
  const duration = useDuration(Date.parse(call.startedAt));
  // The small window of the call is there already.
  if (isInside) return null;
  return (
    <section
      aria-label={c.running}
      className="flex min-h-13 items-center gap-3 border-b border-line bg-selected px-4 py-2 text-sm animate-fade md:px-6"
    >
      <Phone aria-hidden className="size-4.5 shrink-0 text-accent" />
      <p className="min-w-0 flex-1 truncate">
        <span className="font-medium">{c.running}</span>
        <span className="text-ink-soft tabular-nums">{` · ${duration}`}</span>
        <span className="text-ink-soft max-sm:hidden">{` · ${c.people(call.participants.length)}`}</span>
      </p>
      <Faces userIds={call.participants} />
      <Button size="sm" onClick={() => void navigate(`${path}/call`, { state: { isFromRoom: true } })}>
        {c.join}
      </Button>
    </section>
  );
}
