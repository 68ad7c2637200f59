const plain = '/favicon.svg';
/** The mark of the app with a dot: SVG, as the plain one is. */
const dotted = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#0f6b62"/><path d="M9 8.5h9.2a6.3 6.3 0 0 1 0 12.6H14l-5 4.2z" fill="#fff"/><circle cx="24" cy="8" r="7.5" fill="#fff"/><circle cx="24" cy="8" r="6" fill="#c8362b"/></svg>',
)}`;

/** Shows in the browser's tab, and on the icon of the installed app, that so much is unread. */
export function showBadge(count: number): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const href = count > 0 ? dotted : plain;
  if (link && link.getAttribute('href') !== href) link.setAttribute('href', href);
  const app = navigator as Partial<Pick<Navigator, 'setAppBadge' | 'clearAppBadge'>>;
  void (count > 0 ? app.setAppBadge?.(count) : app.clearAppBadge?.())?.catch(() => undefined);
}
