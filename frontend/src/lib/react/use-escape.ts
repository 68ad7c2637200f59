import { usePageKey } from '#lib/react/use-page-key.ts';

/** Escape, where nothing that stands above the page or has the focus takes it. */
export function useEscape(onEscape: () => void): void {
  usePageKey(({ key, shiftKey }) => key === 'Escape' && !shiftKey, onEscape);
}
