import { Hand, LayoutGrid, MessageSquareText, MonitorOff, MonitorUp, PhoneOff, UserRoundCheck } from 'lucide-react';
import { ControlButton } from '#features/call/stage/control-button.tsx';
import { MoreMenu } from '#features/call/stage/more-menu.tsx';
import { CameraButton, MicButton } from '#features/call/stage/own-buttons.tsx';
import { setView } from '#features/call/stage/view.ts';
import { useOwnControls, useOwnState, useSpeaks } from '#features/call/use-own.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { useCalls } from '#lib/react/call-context.ts';

const canShare = 'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices;

export interface ControlsProps {
  isSpeakerView: boolean;
  isChatShown: boolean;
  onChat: () => void;
}

/** The bar at the foot of the call. */
export function Controls({ isSpeakerView, isChatShown, onChat }: ControlsProps) {
  const { engine } = useCalls();
  const own = useOwnState();
  const controls = useOwnControls();
  const speaks = useSpeaks();
  const LayoutIcon = isSpeakerView ? LayoutGrid : UserRoundCheck;
  return (
    <div role="toolbar" aria-label={c.controls.title} className="flex flex-wrap items-center justify-center gap-2">
      {speaks && <MicButton isOn={own.mic} hotkey="M" onToggle={controls.setMic} />}
      {speaks && <CameraButton isOn={own.camera} hotkey="V" onToggle={controls.setCamera} />}
      {speaks && canShare && (
        <ControlButton
          label={own.screen ? c.controls.stopSharing : c.controls.share}
          look={own.screen ? 'on' : 'plain'}
          onClick={() => controls.shareScreen(!own.screen)}
        >
          {own.screen ? <MonitorOff aria-hidden className="size-5" /> : <MonitorUp aria-hidden className="size-5" />}
        </ControlButton>
      )}
      <ControlButton
        label={own.hand ? c.controls.lower : c.controls.raise}
        look={own.hand ? 'on' : 'plain'}
        hotkey="H"
        onClick={() => controls.raiseHand(!own.hand)}
      >
        <Hand aria-hidden className="size-5" />
      </ControlButton>
      <span className="contents max-md:hidden">
        <ControlButton
          label={isSpeakerView ? c.controls.grid : c.controls.speaker}
          onClick={() => setView({ layout: isSpeakerView ? 'grid' : 'speaker', pinned: null })}
        >
          <LayoutIcon aria-hidden className="size-5" />
        </ControlButton>
        <ControlButton
          label={isChatShown ? c.controls.hideChat : c.controls.chat}
          look={isChatShown ? 'on' : 'plain'}
          onClick={onChat}
        >
          <MessageSquareText aria-hidden className="size-5" />
        </ControlButton>
      </span>
      <MoreMenu isSpeakerView={isSpeakerView} onChat={onChat} />
      <ControlButton label={c.controls.leave} look="leave" size="wide" onClick={() => void engine?.leave()}>
        <PhoneOff aria-hidden className="size-5" />
      </ControlButton>
    </div>
  );
}
