import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { Ended } from '#features/call/ended/ended.tsx';
import { Lobby } from '#features/call/lobby/lobby.tsx';
import { Stage } from '#features/call/stage/stage.tsx';
import { defaultView, setView } from '#features/call/stage/view.ts';
import { useEntering } from '#features/call/use-own.ts';
import { useToRoom } from '#features/call/use-to-room.ts';
import { UnknownRoom } from '#features/conversation/unknown-room.tsx';
import type { RoomState } from '#lib/chat/state.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { isUnderWay, useCallState } from '#lib/react/call-context.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { callTitle } from '#features/call/call-title.ts';
import { roomName, useRoom } from '#lib/react/room-names.ts';
import { useEscape } from '#lib/react/use-escape.ts';
import { useTitle } from '#lib/use-title.ts';
import { Spinner } from '#ui/spinner.tsx';
import { Name } from '#ui/name.tsx';
import { linkButton } from '#ui/link-button.ts';

/** The call of a room: the lobby, the call itself, or how it ended. */
export default function CallPage() {
  const { roomId = '' } = useParams();
  const room = useRoom(roomId);
  const isListed = useChatState(state => state.roomsLoading === 'ready');
  useTitle(room && callTitle(room));
  if (room) return <RoomCall key={roomId} room={room} />;
  if (!isListed) return <Waiting />;
  return <UnknownRoom />;
}

function RoomCall({ room }: { room: RoomState }) {
  const isEntering = useEntering(({ roomId }) => roomId === room.id);
  const isHere = useCallState(({ roomId }) => roomId === room.id);
  const isRunning = useCallState(isUnderWay) && isHere;
  const hasEnded = useCallState(({ status }) => status === 'ended') && isHere;
  const callId = useCallState(call => call.callId);
  // An end that was seen before this page was opened is no news.
  const [seenEnd, setSeenEnd] = useState(() => (hasEnded ? callId : null));
  useEffect(() => {
    if (!isRunning) return;
    setView(defaultView);
    // One may come back into the same call, and its next end is news again.
    setSeenEnd(null);
  }, [isRunning, callId]);

  if (isRunning) return <Stage room={room} />;
  if (isEntering) return <Waiting />;
  if (hasEnded && callId !== seenEnd) return <Ended room={room} onAgain={() => setSeenEnd(callId)} />;
  return <BeforeCall room={room} />;
}

function BeforeCall({ room }: { room: RoomState }) {
  const toRoom = useToRoom(room.id);
  useEscape(toRoom.go);
  return (
    <div className="flex h-full flex-col overflow-y-auto">
      <header className="flex h-16 shrink-0 items-center gap-2 px-2 md:px-6">
        <Link {...toRoom.link} aria-label={c.ended.back} className={linkButton.icon}>
          <ArrowLeft aria-hidden className="size-5" />
        </Link>
        <h1 className="font-semibold">
          <Name name={roomName(room)} className="block truncate" />
        </h1>
      </header>
      <div className="flex flex-1">
        <Lobby room={room} />
      </div>
    </div>
  );
}

function Waiting() {
  return (
    <p role="status" className="flex h-full items-center justify-center gap-2.5 text-ink-soft">
      <Spinner />
      {c.status.joining}
    </p>
  );
}
