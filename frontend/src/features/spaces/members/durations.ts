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

export const banDurations: readonly Duration[] = [
  { label: words.forGood, seconds: null },
  { label: words.day, seconds: day },
  { label: words.week, seconds: 7 * day },
  { label: words.month, seconds: 28 * day },
];
