import { z } from 'zod';
import { storedValue } from '#lib/device/stored-value.ts';

const cutOffCall = z.object({ roomId: z.string(), callId: z.string(), mic: z.boolean(), camera: z.boolean() });

/** A call that this tab was in when it was reloaded, and what its person sent. */
export type CutOffCall = z.infer<typeof cutOffCall>;

const stored = storedValue('session', 'parley.call-cut-off', cutOffCall);

export function noteCutOff(call: CutOffCall): void {
  stored.write(call);
}

/** The call that was cut off when this page was reloaded; told once, and forgotten when one came here in another way. */
export function takeCutOff(): CutOffCall | null {
  const call = stored.read() ?? null;
  stored.remove();
  return isReload() ? call : null;
}

function isReload(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return entry?.type === 'reload';
}
