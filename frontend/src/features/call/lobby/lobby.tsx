import { useEffect, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { Preview } from '#features/call/lobby/preview.tsx';
import { WhoIsInside } from '#features/call/lobby/who-is-inside.tsx';
import { usePreferences } from '#features/call/preferences.ts';
import { useDeviceList } from '#features/call/devices/use-device-list.ts';
import { usePick } from '#features/call/devices/use-pick.ts';
import { useTrack } from '#features/call/devices/use-track.ts';
import { DeviceSelect } from '#features/call/devices/device-select.tsx';
import { ProblemNote } from '#features/call/devices/problem-note.tsx';
import { isRingable, useWantsRing } from '#features/call/ring/ring-others.ts';
import { enterCall } from '#features/call/use-own.ts';
import { may } from '#features/spaces/permissions.ts';
import type { CallPageState } from '#features/call/use-to-room.ts';
import type { JoinChoice } from '#lib/call/engine.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { errorText } from '#lib/error-text.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { isUnderWay, useCalls, useCallState } from '#lib/react/call-context.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { roomName } from '#lib/react/room-names.ts';
import { Button } from '#ui/button.tsx';
import { SwitchLine } from '#ui/switch-line.tsx';
import { toast } from '#ui/toasts.ts';

/** Before the call: how one will be seen and heard, who is inside, and the door. Who will only listen needs no devices. */
export function Lobby({ room }: { room: RoomState }) {
  const { start } = useCalls();
  // The engine is on its way while the person looks into the mirror.
  useEffect(() => void start().catch(() => undefined), [start]);
  const name = roomName(room);
  const joinTitle = room.kind === 'dm' ? c.lobby.joinDirect(name) : c.lobby.join(name);
  const title = room.call ? joinTitle : c.lobby.start(name);
  if (!listensIn(room)) return <WithDevices room={room} title={title} />;
  return (
    <section aria-label={title} className="mx-auto grid w-full max-w-md content-center p-4 md:p-8">
      <Door room={room} title={title} choice={{ mic: false, camera: false }} listens />
    </section>
  );
}

/** On a stage only moderators speak when they come. */
function listensIn({ channel }: RoomState): boolean {
  return channel?.stage === true && !may(channel.permissions, 'moderateCalls');
}

function WithDevices({ room, title }: { room: RoomState; title: string }) {
  const { state } = useLocation() as { state: CallPageState | null };
  const [isMicOn, setMicOn] = useState(usePreferences.getState().mic);
  const [isCameraOn, setCameraOn] = useState(state?.camera ?? true);
  const [picked] = usePick();
  const mic = useTrack('mic', isMicOn, picked.microphone);
  const camera = useTrack('camera', isCameraOn, picked.camera);
  const choice = { mic: isMicOn && mic.problem === null, camera: isCameraOn && camera.problem === null };
  return (
    <section
      aria-label={title}
      className="mx-auto grid w-full max-w-5xl content-center gap-6 p-4 md:p-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:gap-10"
    >
      <div className="space-y-3">
        <Preview
          mic={mic}
          camera={camera}
          isMicOn={isMicOn}
          isCameraOn={isCameraOn}
          onMic={setMicOn}
          onCamera={setCameraOn}
        />
        <DevicePicks track={mic.track ?? camera.track} />
        {mic.problem && <ProblemNote problem={mic.problem} onRetry={mic.retry} />}
        {camera.problem && <ProblemNote problem={camera.problem} onRetry={camera.retry} />}
      </div>
      <Door room={room} title={title} choice={choice} />
    </section>
  );
}

/** `track`: the names of devices come with the permission. */
function DevicePicks({ track }: { track: MediaStreamTrack | null }) {
  const [picked, pick] = usePick();
  const list = useDeviceList(track);
  return (
    <div className="grid gap-2 sm:grid-cols-3">
      {(['microphone', 'camera', 'speaker'] as const).map(kind => (
        <DeviceSelect
          key={kind}
          kind={kind}
          devices={list[kind]}
          picked={picked[kind]}
          onPick={deviceId => pick(kind, deviceId)}
        />
      ))}
    </div>
  );
}

interface DoorProps {
  room: RoomState;
  title: string;
  choice: JoinChoice;
  listens?: boolean;
}

function Door({ room, title, choice, listens = false }: DoorProps) {
  const [rings, setRings] = useState(false);
  const mayRing = isRingable(room) && room.call === null;
  const door = useDoor(room.id, choice, mayRing && rings);
  return (
    <div className="flex flex-col justify-center gap-5">
      <h2 className="text-2xl font-semibold tracking-tight text-balance">{title}</h2>
      {listens && <p className="text-ink-soft">{c.stage.lobby}</p>}
      <WhoIsInside room={room} />
      <OtherCall roomId={room.id} />
      {door.problems.map(problem => (
        <ProblemNote key={problem.kind} problem={problem} />
      ))}
      {mayRing && <SwitchLine title={c.lobby.ring} hint={c.lobby.ringHint} isOn={rings} onChange={setRings} />}
      <div className="flex flex-col items-start gap-4">
        <Button size="lg" className="max-sm:w-full" disabled={!door.isOnline} onClick={door.enter}>
          {doorWords(room, listens)}
        </Button>
        {!door.isOnline && <p className="text-sm text-ink-soft">{c.lobby.offline}</p>}
        <Link
          to="/call-check"
          className="rounded-sm text-sm font-medium text-accent underline-offset-4 hover:underline"
        >
          {c.lobby.check}
        </Link>
      </div>
    </div>
  );
}

function doorWords({ call }: RoomState, listens: boolean): string {
  if (listens) return c.stage.lobbyButton;
  return call ? c.lobby.joinButton : c.lobby.startButton;
}

/** The way in. When it fails this page comes again, with the reason. */
function useDoor(roomId: string, choice: JoinChoice, rings: boolean) {
  const { start } = useCalls();
  const isOnline = useChatState(state => state.connection.status === 'connected');
  const problems = useCallState(state => state.problems).filter(({ kind }) => kind === 'call');
  const enter = () => {
    useWantsRing.setState({ roomId: rings ? roomId : null });
    void enterCall(start, roomId, choice).catch((error: unknown) => toast(errorText(error), { isError: true }));
  };
  return { isOnline, problems, enter };
}

/** Joining here leaves the call that one is in. */
function OtherCall({ roomId }: { roomId: string }) {
  const other = useCallState(state => (isUnderWay(state) && state.roomId !== roomId ? state.roomId : null));
  const room = useChatState(({ rooms }) => (other === null ? undefined : rooms[other]));
  if (!room) return null;
  return (
    <p className="rounded-xl bg-warn-ground px-3.5 py-2.5 text-sm text-on-warn">{c.lobby.elsewhere(roomName(room))}</p>
  );
}
