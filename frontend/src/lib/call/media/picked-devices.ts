import { z } from 'zod';
import type { CallState } from '#lib/call/state.ts';

export type PickedDevices = CallState['devices'];

const key = 'parley.call-devices';
const nothing: PickedDevices = { microphone: null, camera: null, speaker: null };
const deviceId = z.string().nullable().catch(null);
const kept = z.object({ microphone: deviceId, camera: deviceId, speaker: deviceId });

/** What was picked on this device the last time. */
export function pickedDevices(): PickedDevices {
  try {
    return kept.parse(JSON.parse(localStorage.getItem(key) ?? ''));
  } catch {
    return nothing;
  }
}

export function keepPicked(devices: PickedDevices): void {
  localStorage.setItem(key, JSON.stringify(devices));
}
