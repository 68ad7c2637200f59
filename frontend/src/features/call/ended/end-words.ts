import type { RingOutcome } from '@parley/contracts/call';
import type { EndReason } from '#lib/call/state.ts';
import { c } from '#lib/i18n/call-texts.ts';

export interface EndWords {
  icon: 'left' | 'ended' | 'removed' | 'lost';
  title: string;
  hint: string;
  /** What going in again is called; null where it makes no sense. */
  again: string | null;
}

export interface EndFacts {
  reason: EndReason;
  ring: RingOutcome | undefined;
  /** Somebody else is still in it. */
  goesOn: boolean;
  /** More than one person was ever in it. */
  wasAnswered: boolean;
  name: string;
}

const e = c.ended;
const over: EndWords = { icon: 'ended', title: e.ended, hint: e.endedHint, again: e.again };

const byReason = new Map<EndReason, EndWords>([
  ['ended', { ...over, hint: e.endedForAllHint }],
  ['removed', { icon: 'removed', title: e.removed, hint: e.removedHint, again: e.rejoin }],
  ['revoked', { icon: 'removed', title: e.revoked, hint: e.revokedHint, again: null }],
  ['left-room', { icon: 'removed', title: e.leftRoom, hint: e.leftRoomHint, again: null }],
  ['elsewhere', { icon: 'left', title: e.elsewhere, hint: e.elsewhereHint, again: e.here }],
  ['lost', { icon: 'lost', title: e.lost, hint: e.lostHint, again: e.rejoin }],
]);
const byRing = new Map<RingOutcome | undefined, (name: string) => string>([
  ['declined', e.declined],
  ['missed', e.missed],
  ['busy', e.busy],
]);

/** How a call ended, in words; a call that nobody answered is told by its ring. */
export function endWords({ reason, ring, goesOn, wasAnswered, name }: EndFacts): EndWords {
  const unanswered = byRing.get(ring);
  if (unanswered) return { icon: 'ended', title: unanswered(name), hint: e.ringHint, again: e.again };
  if (reason !== 'left') return byReason.get(reason) ?? over;
  if (goesOn) return { icon: 'left', title: e.left, hint: e.leftHint, again: e.rejoin };
  return wasAnswered ? over : { ...over, hint: e.ringHint };
}
