import { z } from 'zod';
import type { CallState } from '#lib/call/state.ts';
import { storedValue } from '#lib/device/stored-value.ts';

export type PickedDevices = CallState['devices'];

const nothing: PickedDevices = { microphone: null, camera: null, speaker: null };
const deviceId = z.string().nullable().catch(null);
const stored = storedValue(
  'local',
  'parley.call-devices',
  z.object({ microphone: deviceId, camera: deviceId, speaker: deviceId }),
);

/** What was picked on this device the last time. */
export function pickedDevices(): PickedDevices {
  return stored.read() ?? nothing;
}

export function keepPicked(devices: PickedDevices): void {
  stored.write(devices);
}
