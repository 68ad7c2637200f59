import { z } from 'zod';
import { storedValue } from '#lib/device/stored-value.ts';

const cutOffCall = z.object({ roomId: z.string(), callId: z.string(), mic: z.boolean(), camera: z.boolean() });

/** A call that this tab was in when it was reloaded, and what its person sent. */
export type CutOffCall = z.infer<typeof cutOffCall>;

const stored = storedValue('session', 'parley.call-cut-off', cutOffCall);

let tellCall: (() => CutOffCall | null) | undefined;

/** While a call runs: `tell` says what is noted when the page goes. Returns what ends that. */
export function noteWhenCutOff(tell: () => CutOffCall | null): () => void {
  tellCall = tell;
  return () => {
    if (tellCall === tell) tellCall = undefined;
  };
}

// This module comes before the engine, which ends the call on the same event: a window's listeners run in the order in
// which they were added, in Chromium also those that capture.
addEventListener('pagehide', () => {
  const call = tellCall?.();
  if (call) stored.write(call);
});

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
