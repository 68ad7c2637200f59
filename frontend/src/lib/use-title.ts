import { useEffect } from 'react';
import { t } from '#lib/i18n/texts.ts';

/** Names the page in the browser's tab, with the number of unread messages before it. */
export function useTitle(title: string | undefined, unread = 0): void {
  useEffect(() => {
    const name = title === undefined ? t.app.name : `${title} · ${t.app.name}`;
    document.title = unread > 0 ? `(${unread}) ${name}` : name;
  }, [title, unread]);
}
