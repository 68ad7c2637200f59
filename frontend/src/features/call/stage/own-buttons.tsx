import { Mic, MicOff, Video, VideoOff } from 'lucide-react';
import { ControlButton, type ControlButtonProps } from '#features/call/stage/control-button.tsx';
import { c } from '#lib/i18n/call-texts.ts';

interface ToggleProps {
  isOn: boolean;
  onToggle: (on: boolean) => void;
  size?: NonNullable<ControlButtonProps['size']>;
  hotkey?: string;
}

export function MicButton({ isOn, onToggle, size = 'md', ...rest }: ToggleProps) {
  const Icon = isOn ? Mic : MicOff;
  return (
    <ControlButton
      {...rest}
      label={isOn ? c.controls.mute : c.controls.unmute}
      look={isOn ? 'plain' : 'off'}
      size={size}
      onClick={() => onToggle(!isOn)}
    >
      <Icon aria-hidden className="size-5" />
    </ControlButton>
  );
}

export function CameraButton({ isOn, onToggle, size = 'md', ...rest }: ToggleProps) {
  const Icon = isOn ? Video : VideoOff;
  return (
    <ControlButton
      {...rest}
      label={isOn ? c.controls.cameraOff : c.controls.cameraOn}
      look={isOn ? 'plain' : 'off'}
      size={size}
      onClick={() => onToggle(!isOn)}
    >
      <Icon aria-hidden className="size-5" />
    </ControlButton>
  );
}
