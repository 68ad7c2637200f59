import type { CallLine } from '@parley/contracts/call';
import { t } from '#lib/i18n/texts.ts';

/** A call in a few words: that it runs, how long it was, or that nobody answered. */
export function callText({ startedAt, endedAt, outcome }: CallLine, isOwn: boolean): string {
  if (endedAt === undefined) return t.call.running;
  if (outcome === 'declined') return t.call.declined;
  if (outcome === 'missed' || outcome === 'busy') return isOwn ? t.call.unanswered : t.call.missed;
  return t.call.ran(Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 60_000));
}
