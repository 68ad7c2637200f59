import { useEffect, useState } from 'react';

export type DeviceKind = 'microphone' | 'camera' | 'speaker';

export interface Device {
  id: string;
  label: string;
}

export type DeviceList = Record<DeviceKind, Device[]>;

const kinds: Record<MediaDeviceKind, DeviceKind> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker',
};
const nothing: DeviceList = { microphone: [], camera: [], speaker: [] };

/** What is plugged in. Names come with the permission, so `askedAgain` changes when one was given. */
export function useDeviceList(askedAgain?: unknown): DeviceList {
  const [list, setList] = useState(nothing);
  useEffect(() => {
    const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
    if (!mediaDevices) return;
    let isOver = false;
    const look = () =>
      void mediaDevices.enumerateDevices().then(
        devices => !isOver && setList(sorted(devices)),
        () => undefined,
      );
    look();
    mediaDevices.addEventListener('devicechange', look);
    return () => {
      isOver = true;
      mediaDevices.removeEventListener('devicechange', look);
    };
  }, [askedAgain]);
  return list;
}

/** Without the entries that only say "default" again, and without those that have no id before a permission. */
function sorted(devices: readonly MediaDeviceInfo[]): DeviceList {
  const list: DeviceList = { microphone: [], camera: [], speaker: [] };
  for (const { kind, deviceId, label } of devices) {
    if (deviceId !== '' && deviceId !== 'default' && deviceId !== 'communications')
      list[kinds[kind]].push({ id: deviceId, label });
  }
  return list;
}
