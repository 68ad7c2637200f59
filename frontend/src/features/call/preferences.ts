import { z } from 'zod';
import { create } from 'zustand';

const key = 'parley.call';

const shape = z.object({
  mic: z.boolean().catch(true),
  pushToTalk: z.boolean().catch(true),
  sounds: z.boolean().catch(true),
});

export type CallPreferences = z.infer<typeof shape>;

/** What this device remembers of how its person likes calls; picked devices are remembered by the engine. */
export const usePreferences = create<CallPreferences>(() => {
  const stored = localStorage.getItem(key);
  return shape.parse(stored === null ? {} : JSON.parse(stored));
});

export function prefer(change: Partial<CallPreferences>): void {
  usePreferences.setState(change);
  localStorage.setItem(key, JSON.stringify(usePreferences.getState()));
}
