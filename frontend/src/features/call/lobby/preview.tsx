import { VideoOff } from 'lucide-react';
import { LevelMeter } from '#features/call/devices/level-meter.tsx';
import type { Tried } from '#features/call/devices/use-track.ts';
import { CameraButton, MicButton } from '#features/call/stage/own-buttons.tsx';
import { Picture } from '#features/call/tile/picture.tsx';
import { c } from '#lib/i18n/call-texts.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Spinner } from '#ui/spinner.tsx';

export interface PreviewProps {
  mic: Tried;
  camera: Tried;
  isMicOn: boolean;
  isCameraOn: boolean;
  onMic: (on: boolean) => void;
  onCamera: (on: boolean) => void;
}

/** How the others will see and hear oneself. */
export function Preview({ mic, camera, isMicOn, isCameraOn, onMic, onCamera }: PreviewProps) {
  return (
    <div className="relative aspect-video overflow-hidden rounded-2xl bg-theirs max-sm:aspect-[4/3]">
      {camera.track ? <Picture track={camera.track} isMirrored /> : <NoPicture camera={camera} isWanted={isCameraOn} />}
      <div className="absolute inset-x-0 bottom-0 flex items-end justify-center gap-3 p-3">
        <span className="absolute start-4 bottom-6 w-20 max-sm:w-14">
          {isMicOn && mic.track && (
            <LevelMeter track={mic.track} isOverlay className="h-2.5 rounded-full bg-black/60 p-0.5" />
          )}
        </span>
        <MicButton isOn={isMicOn} onToggle={onMic} />
        <CameraButton isOn={isCameraOn} onToggle={onCamera} />
      </div>
    </div>
  );
}

function NoPicture({ camera, isWanted }: { camera: Tried; isWanted: boolean }) {
  const me = useMe();
  return (
    <div className="flex size-full flex-col items-center justify-center gap-3 pb-10">
      {camera.problem ? (
        <VideoOff aria-hidden className="size-10 text-ink-faint" />
      ) : (
        <Avatar id={me.id} name={me.displayName} url={me.avatarUrl} size="hero" />
      )}
      <p role="status" className="flex items-center gap-2 text-sm text-ink-soft">
        {camera.isStarting && <Spinner className="size-4" />}
        <span>{isWanted && camera.isStarting ? c.lobby.starting : c.lobby.cameraOff}</span>
      </p>
    </div>
  );
}
