import { DoorOpen, PhoneOff, UserX, WifiOff } from 'lucide-react';
import { Link } from 'react-router';
import { type EndWords, endWords } from '#features/call/ended/end-words.ts';
import { useRingEnd } from '#features/call/ring/use-ring-end.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { useCallState } from '#lib/react/call-context.ts';
import { roomName } from '#lib/react/room-names.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

const icons = { left: DoorOpen, ended: PhoneOff, removed: UserX, lost: WifiOff };

/** After the call: how it ended, and what can be done next. */
export function Ended({ room, onAgain }: { room: RoomState; onAgain: () => void }) {
  const reason = useCallState(state => state.endReason) ?? 'left';
  const callId = useCallState(state => state.callId);
  const ring = useRingEnd(callId);
  const words: EndWords = endWords(reason, ring?.outcome, roomName(room));
  return (
    <Notice
      icon={icons[words.icon]}
      title={words.title}
      hint={words.hint}
      isError={reason === 'lost'}
      className="h-full"
    >
      {words.again !== null && <Button onClick={onAgain}>{words.again}</Button>}
      <Link
        to={`/rooms/${room.id}`}
        className="inline-flex h-10 items-center rounded-lg border border-line bg-raised px-4 text-sm font-medium hover:bg-hover"
      >
        {c.ended.back}
      </Link>
      {reason === 'lost' && (
        <Link
          to="/call-check"
          className="inline-flex h-10 items-center rounded-lg border border-line bg-raised px-4 text-sm font-medium hover:bg-hover"
        >
          {c.ended.check}
        </Link>
      )}
    </Notice>
  );
}
