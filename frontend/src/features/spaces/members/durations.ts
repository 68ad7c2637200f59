import { s } from '#lib/i18n/spaces-texts.ts';

export interface Duration {
  label: string;
  /** Null: for good. */
  seconds: number | null;
}

const { durations: words } = s.moderate;
const day = 86_400;

export const timeoutDurations: readonly Duration[] = [
  { label: words.minute, seconds: 60 },
  { label: words.tenMinutes, seconds: 600 },
  { label: words.hour, seconds: 3_600 },
  { label: words.day, seconds: day },
  { label: words.week, seconds: 7 * day },
  { label: words.month, seconds: 28 * day },
];

/** How far back the messages of somebody who is banned are deleted, in hours. */
export const purges = [
  { label: s.moderate.purges.none, hours: 0 },
  { label: s.moderate.purges.hour, hours: 1 },
  { label: s.moderate.purges.day, hours: 24 },
  { label: s.moderate.purges.week, hours: 7 * 24 },
] as const;

export const banDurations: readonly Duration[] = [
  { label: words.forGood, seconds: null },
  { label: words.day, seconds: day },
  { label: words.week, seconds: 7 * day },
  { label: words.month, seconds: 28 * day },
];
