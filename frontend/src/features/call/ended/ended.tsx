import { DoorOpen, PhoneOff, UserX, WifiOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useWasAnswered } from '#features/call/answered.ts';
import { endWords } from '#features/call/ended/end-words.ts';
import { useToRoom } from '#features/call/use-to-room.ts';
import { useRingEnd } from '#features/call/ring/use-ring-end.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { useCallState } from '#lib/react/call-context.ts';
import { useEscape } from '#lib/react/use-escape.ts';
import { roomName } from '#lib/react/room-names.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Button } from '#ui/button.tsx';
import { linkButton } from '#ui/link-button.ts';
import { Notice } from '#ui/notice.tsx';

const icons = { left: DoorOpen, ended: PhoneOff, removed: UserX, lost: WifiOff };

/** After the call: how it ended, and what can be done next. Enter leads back to the conversation. */
export function Ended({ room, onAgain }: { room: RoomState; onAgain: () => void }) {
  const me = useMe();
  const back = useRef<HTMLAnchorElement>(null);
  useEffect(() => back.current?.focus(), []);
  const reason = useCallState(state => state.endReason) ?? 'left';
  const callId = useCallState(state => state.callId);
  const ring = useRingEnd(callId);
  const toRoom = useToRoom(room.id);
  useEscape(toRoom.go);
  const wasAnswered = useWasAnswered(callId) || room.kind !== 'dm';
  const goesOn = room.call?.callId === callId && room.call?.participants.some(userId => userId !== me.id) === true;
  const words = endWords({ reason, ring: ring?.outcome, goesOn, wasAnswered, name: roomName(room) });
  return (
    <Notice
      icon={icons[words.icon]}
      title={words.title}
      hint={words.hint}
      isError={reason === 'lost'}
      isPage
      className="h-full"
    >
      <Link {...toRoom.link} ref={back} className={linkButton.primary}>
        {c.ended.back}
      </Link>
      {words.again !== null && (
        <Button variant="secondary" onClick={onAgain}>
          {words.again}
        </Button>
      )}
      {reason === 'lost' && (
        <Link to="/call-check" className={linkButton.secondary}>
          {c.ended.check}
        </Link>
      )}
    </Notice>
  );
}
