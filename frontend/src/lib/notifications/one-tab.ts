const lookingAt = (roomId: string) => `parley.looking.${roomId}`;

/** Calls `lead` once no other tab of this account leads. Where the browser has no locks every tab does. */
export function onLead(userId: string, lead: () => void, signal: AbortSignal): void {
  hold(`parley.notifier.${userId}`, lead, signal);
}

/** Lets the other tabs know that somebody looks at a room here. */
export function look(roomId: string, signal: AbortSignal): void {
  hold(lookingAt(roomId), () => undefined, signal);
}

/** Whether somebody looks at a room in any tab; where nobody can know, no. */
export async function isLookedAt(roomId: string): Promise<boolean> {
  const { held } = (await navigator.locks?.query().catch(() => undefined)) ?? {};
  return held?.some(({ name }) => name === lookingAt(roomId)) ?? false;
}

/** Has a lock until `signal`, and says when. */
function hold(name: string, has: () => void, signal: AbortSignal): void {
  if (!('locks' in navigator)) return has();
  const untilEnd = () =>
    new Promise<void>(resolve => {
      has();
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  // Refused where site data is blocked; a wait that is given up is no error.
  navigator.locks.request(name, { signal }, untilEnd).catch(() => !signal.aborted && has());
}
