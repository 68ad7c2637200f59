import { s } from '#lib/i18n/spaces-texts.ts';

const { expiry: words } = s.invite;
const day = 86_400;

/** How long an invite may hold; null for one that does not expire. */
export const expiries = [
  { value: 'hour', label: words.hour, seconds: 3_600 },
  { value: 'day', label: words.day, seconds: day },
  { value: 'week', label: words.week, seconds: 7 * day },
  { value: 'month', label: words.month, seconds: 30 * day },
  { value: 'never', label: words.never, seconds: null },
] as const;

/** How many people an invite may let in. */
export const limitsOfUse = [1, 5, 10, 25, 50, 100] as const;
