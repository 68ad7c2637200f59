import { Maximize2, PhoneOff } from 'lucide-react';
import { useLocation, useNavigate } from 'react-router';
import { DockPicture } from '#features/call/dock/dock-picture.tsx';
import { atEnd, useCorner } from '#features/call/dock/use-corner.ts';
import { ControlButton } from '#features/call/stage/control-button.tsx';
import { MicButton } from '#features/call/stage/own-buttons.tsx';
import { callTitle } from '#features/call/call-title.ts';
import { useCallSince } from '#features/call/answered.ts';
import { useDuration } from '#features/call/use-duration.ts';
import { useOwnControls, useOwnState } from '#features/call/use-own.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { useCalls } from '#lib/react/call-context.ts';
import { useIsPhone } from '#lib/react/use-media-query.ts';
import { roomName, useRoom } from '#lib/react/room-names.ts';
import { roomPath } from '#lib/room-path.ts';
import { Name } from '#ui/name.tsx';

/** The call while something else is on the screen: a small window, on a phone a bar. */
export function Dock({ roomId }: { roomId: string }) {
  const room = useRoom(roomId);
  const isPhone = useIsPhone();
  if (!room) return null;
  return isPhone ? <Bar room={room} /> : <Window room={room} />;
}

function useDock(room: RoomState) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { engine } = useCalls();
  const own = useOwnState();
  const { setMic } = useOwnControls();
  const name = roomName(room);
  return {
    name,
    label: callTitle(room),
    isMicOn: own.mic,
    setMic,
    leave: () => void engine?.leave(),
    expand: () => void navigate(`${roomPath(room)}/call`, { state: { isFromRoom: pathname === roomPath(room) } }),
  };
}

function Window({ room }: { room: RoomState }) {
  const { label, name, isMicOn, setMic, leave, expand } = useDock(room);
  // The newest messages stand at the foot of a conversation, buttons at the head of other pages.
  const { pathname } = useLocation();
  const isConversation = /^\/(rooms|spaces\/[^/]+\/channels)\/[^/]+$/.test(pathname);
  const { place, handle } = useCorner(atEnd(isConversation ? 'top' : 'bottom'), true);
  return (
    <section
      aria-label={label}
      className={`fixed z-30 w-72 overflow-hidden rounded-2xl border border-line bg-raised shadow-2xl animate-rise ${place}`}
    >
      <div {...handle} className="relative h-40 cursor-grab touch-none active:cursor-grabbing" onDoubleClick={expand}>
        <DockPicture />
      </div>
      <div className="flex items-center gap-2 p-2 ps-3.5">
        <div className="min-w-0 flex-1 leading-tight">
          <p className="text-sm font-semibold">
            <Name name={name} className="block truncate" />
          </p>
          <Duration room={room} />
        </div>
        <MicButton isOn={isMicOn} size="sm" onToggle={setMic} />
        <ControlButton label={c.controls.expand} size="sm" onClick={expand}>
          <Maximize2 aria-hidden className="size-4.5" />
        </ControlButton>
        <ControlButton label={c.controls.leave} look="leave" size="sm" onClick={leave}>
          <PhoneOff aria-hidden className="size-4.5" />
        </ControlButton>
      </div>
    </section>
  );
}

function Bar({ room }: { room: RoomState }) {
  const { label, name, isMicOn, setMic, leave, expand } = useDock(room);
  return (
    <section
      aria-label={label}
      className="flex items-center gap-2 border-b border-line bg-selected px-2 py-1.5 animate-fade"
    >
      <button
        type="button"
        className="flex min-w-0 flex-1 items-center gap-3 rounded-lg px-2 py-1 text-start"
        onClick={expand}
      >
        <Maximize2 aria-hidden className="size-4.5 shrink-0 text-accent" />
        <span className="min-w-0 flex-1 leading-tight">
          <span className="sr-only">{c.controls.expand}: </span>
          <Name name={name} className="block truncate text-sm font-semibold" />
          <Duration room={room} />
        </span>
      </button>
      <MicButton isOn={isMicOn} size="sm" onToggle={setMic} />
      <ControlButton label={c.controls.leave} look="leave" size="sm" onClick={leave}>
        <PhoneOff aria-hidden className="size-4.5" />
      </ControlButton>
    </section>
  );
}

function Duration({ room }: { room: RoomState }) {
  const duration = useDuration(useCallSince(room));
  return <span className="block text-xs text-ink-soft tabular-nums">{duration}</span>;
}
