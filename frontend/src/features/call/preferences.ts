import { z } from 'zod';
import { create } from 'zustand';
import { storedValue } from '#lib/device/stored-value.ts';

const shape = z.object({
  mic: z.boolean().catch(true),
  pushToTalk: z.boolean().catch(true),
  sounds: z.boolean().catch(true),
});

export type CallPreferences = z.infer<typeof shape>;

const stored = storedValue('local', 'parley.call', shape);

/** What this device remembers of how its person likes calls; picked devices are remembered by the engine. */
export const usePreferences = create<CallPreferences>(() => stored.read() ?? shape.parse({}));

export function prefer(change: Partial<CallPreferences>): void {
  usePreferences.setState(change);
  stored.write(usePreferences.getState());
}
