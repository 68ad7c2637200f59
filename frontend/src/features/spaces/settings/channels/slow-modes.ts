import { st } from '#lib/i18n/space-settings-texts.ts';

/** Seconds between two messages of one person. */
export const slowModes: readonly number[] = [0, 5, 10, 30, 60, 300, 900, 3_600, 21_600];

export function slowModeLabel(seconds: number): string {
  const words = st.channels.slowModes;
  if (seconds === 0) return words.off;
  if (seconds % 3_600 === 0) return words.hours(seconds / 3_600);
  return seconds % 60 === 0 ? words.minutes(seconds / 60) : words.seconds(seconds);
}
