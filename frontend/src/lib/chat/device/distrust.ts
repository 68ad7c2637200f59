import { z } from 'zod';
import { storedValue } from '#lib/device/stored-value.ts';

const distrusted = storedValue('session', 'parley.snapshot-distrusted', z.literal(true));

/** After the app has broken down: what it showed may be why, so the next start asks the platform instead. */
export function distrustSnapshot(): void {
  distrusted.write(true);
}

/** Whether this start goes without what the device kept; told once. */
export function takeDistrust(): boolean {
  const isDistrusted = distrusted.read() === true;
  distrusted.remove();
  return isDistrusted;
}
