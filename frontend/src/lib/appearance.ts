import { keepChoice } from '#lib/device/plain-choice.ts';
import { readClock } from '#lib/i18n/format.ts';

/** Of the letters, beside what the browser says. */
export const textSizes = ['87.5%', '93.75%', '100%', '112.5%', '125%'] as const;
export type TextSize = (typeof textSizes)[number];

export const densities = ['cosy', 'compact'] as const;
export type Density = (typeof densities)[number];

/** `locale`: as the language of the browser has it. */
export const clocks = ['locale', '12', '24'] as const;
export type Clock = (typeof clocks)[number];

const page = document.documentElement;

/** What is chosen stands on the page, where `public/theme.js` puts it before the first paint, as plain text. */
export const densityNow = (): Density => (page.dataset['density'] === 'compact' ? 'compact' : 'cosy');
export const textSizeNow = (): TextSize => textSizes.find(size => size === page.style.fontSize) ?? '100%';
export const clockNow = (): Clock => clocks.find(clock => clock === page.dataset['clock']) ?? 'locale';

export function setDensity(density: Density): void {
  if (density === 'cosy') delete page.dataset['density'];
  else page.dataset['density'] = density;
  keepChoice('density', density, 'cosy');
}

export function setTextSize(size: TextSize): void {
  page.style.fontSize = size === '100%' ? '' : size;
  keepChoice('text-size', size, '100%');
}

export function setClock(clock: Clock): void {
  if (clock === 'locale') delete page.dataset['clock'];
  else page.dataset['clock'] = clock;
  keepChoice('clock', clock, 'locale');
  readClock();
}
