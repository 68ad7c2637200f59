import { keepChoice } from '#lib/device/plain-choice.ts';

const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The chosen theme. It stands on the page, so it also lasts where nothing can be stored. */
export function themeNow(): Theme {
  const shown = document.documentElement.dataset['theme'];
  return themes.find(theme => theme === shown) ?? 'system';
}

export function setTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  keepChoice('theme', theme, 'system');
}
