import { serverNow, wallClock } from '#lib/clock.ts';
import { locale } from '#lib/i18n/language.ts';
import { t } from '#lib/i18n/texts.ts';

let time: Intl.DateTimeFormat;
let full: Intl.DateTimeFormat;
/** Takes over the clock that the page says: of 12 or 24 hours, else that of the locale. */
export function readClock(): void {
  const clock = document.documentElement.dataset['clock'];
  const hourCycle = clock ? (clock === '12' ? 'h12' : 'h23') : undefined;
  time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle });
  full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', hourCycle });
}
readClock();
const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long' });
const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' });
const dateWithYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
const shortDate = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

const dayLength = 24 * 60 * 60_000;

export const timeOf = (at: number): string => time.format(at);
export const fullTimeOf = (at: number): string => full.format(at);

/** "Today", "Yesterday", "Tuesday", "3 March", "3 March 2024". */
export function dayName(at: number, now: number = wallClock()): string {
  const days = daysBetween(at, now);
  if (days === 0) return t.time.today;
  if (days === 1) return t.time.yesterday;
  if (days < 7) return weekday.format(at);
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? date.format(at) : dateWithYear.format(at);
}

/** For narrow places: the time today, else a short day. */
export function briefTime(at: number, now: number = wallClock()): string {
  const days = daysBetween(at, now);
  if (days === 0) return timeOf(at);
  if (days === 1) return t.time.yesterday;
  return days < 7 ? weekday.format(at) : shortDate.format(at);
}

/** "5 minutes ago", for what the server has dated. */
export function ago(at: number, now: number = serverNow()): string {
  const minutes = Math.round((at - now) / 60_000);
  if (minutes > -1) return t.time.justNow;
  if (minutes > -60) return relative.format(minutes, 'minute');
  if (minutes > -60 * 24) return relative.format(Math.round(minutes / 60), 'hour');
  return relative.format(Math.round(minutes / 60 / 24), 'day');
}

function daysBetween(at: number, now: number): number {
  return Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / dayLength);
}
