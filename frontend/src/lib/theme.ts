const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Read by `public/theme.js` too, before the first paint, so it is plain text and not JSON. */
const key = 'parley.theme';

/** The chosen theme. It stands on the page, so it also lasts where nothing can be stored. */
export function themeNow(): Theme {
  const shown = document.documentElement.dataset['theme'];
  return themes.find(theme => theme === shown) ?? 'system';
}

export function setTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    // Storage is blocked or full: the theme lasts until the page is closed.
  }
}
