import { Camera, ChevronDown, Mic, Volume2 } from 'lucide-react';
import { useId } from 'react';
import type { Device, DeviceKind } from '#features/call/devices/use-device-list.ts';
import { c } from '#lib/i18n/call-texts.ts';

const icons = { microphone: Mic, camera: Camera, speaker: Volume2 };

export interface DeviceSelectProps {
  kind: DeviceKind;
  devices: readonly Device[];
  /** Null: the system's default. */
  picked: string | null;
  onPick: (deviceId: string | null) => void;
}

/** Picks a device, by the browser's own list: it works with every keyboard, reader and thumb. */
export function DeviceSelect({ kind, devices, picked, onPick }: DeviceSelectProps) {
  const id = useId();
  const Icon = icons[kind];
  const isFixed = kind === 'speaker' && !('setSinkId' in HTMLMediaElement.prototype);
  const isThere = devices.some(device => device.id === picked);
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="sr-only">
        {c.devices[kind]}
      </label>
      <div className="relative">
        <Icon aria-hidden className="pointer-events-none absolute start-3 top-3 size-4 text-ink-soft" />
        <select
          id={id}
          disabled={isFixed}
          value={isThere && picked !== null ? picked : ''}
          onChange={event => onPick(event.target.value === '' ? null : event.target.value)}
          className="h-10 w-full appearance-none truncate rounded-lg border border-field-line bg-raised ps-9 pe-8 text-base text-ink disabled:opacity-55 md:text-sm"
        >
          <option value="">{devices.length === 0 && !isFixed ? c.devices.none : c.devices.standard}</option>
          {devices.map((device, index) => (
            <option key={device.id} value={device.id}>
              {device.label || c.devices.unnamed(c.devices[kind], index + 1)}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden className="pointer-events-none absolute end-2.5 top-3 size-4 text-ink-soft" />
      </div>
      {isFixed && <p className="pt-1 text-[0.8125rem] text-ink-faint">{c.devices.speakerFixed}</p>}
    </div>
  );
}
