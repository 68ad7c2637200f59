import type { SpaceMember } from '@parley/contracts/spaces/space';

/** When the timeout of somebody ends, in epoch milliseconds; null when there is none now. */
export function timeoutEnd({ timeoutUntil }: Pick<SpaceMember, 'timeoutUntil'>, now: number): number | null {
  const end = timeoutUntil === null ? 0 : Date.parse(timeoutUntil);
  return end > now ? end : null;
}
