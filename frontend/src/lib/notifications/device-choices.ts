import { z } from 'zod';
import { create } from 'zustand';
import { storedValue } from '#lib/device/stored-value.ts';

const shape = z.object({
  /** Whether this device tells of messages, where the browser lets it. */
  isOn: z.boolean().catch(true),
  sounds: z.boolean().catch(true),
  /** The text of a message stands in its notice. */
  previews: z.boolean().catch(true),
  /** The person was asked and said "not now". */
  isPutOff: z.boolean().catch(false),
});

export type DeviceChoices = z.infer<typeof shape>;

const stored = storedValue('local', 'parley.notifications', shape);

/** How this device tells of messages; what is told is chosen for all devices. */
export const useDeviceChoices = create<DeviceChoices>(() => stored.read() ?? shape.parse({}));

export function chooseForDevice(change: Partial<DeviceChoices>): void {
  useDeviceChoices.setState(change);
  stored.write(useDeviceChoices.getState());
}
