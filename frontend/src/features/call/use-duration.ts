import { useEffect, useState } from 'react';
import { serverNow } from '#lib/clock.ts';
import { locale } from '#lib/i18n/language.ts';

const first = new Intl.NumberFormat(locale);
const later = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });

/** How long something has lasted, such as "4:07" or "1:02:30"; empty before it began. `since`: epoch ms of the server. */
export function useDuration(since: number | undefined): string {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return since === undefined ? '' : clock(Math.max(0, now - since));
}

export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? first : later).format(part)).join(':');
}
