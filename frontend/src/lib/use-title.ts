import { useEffect } from 'react';
import { create } from 'zustand';
import { t } from '#lib/i18n/texts.ts';
import { fenced } from '#lib/text/fence.ts';

interface PageTitle {
  page: string | undefined;
  unread: number;
  /** What is more urgent than the page, such as a call that rings. */
  alert: string | null;
}

const useTitles = create<PageTitle>(() => ({ page: undefined, unread: 0, alert: null }));

useTitles.subscribe(title => {
  document.title = titleOf(title);
});

function titleOf({ page, unread, alert }: PageTitle): string {
  const name = page === undefined ? t.app.name : `${fenced(page)} · ${t.app.name}`;
  const counted = unread > 0 ? `(${unread}) ${name}` : name;
  return alert === null ? counted : `${alert} · ${t.app.name}`;
}

/** Names the page in the browser's tab, with the number of unread messages before it. */
export function useTitle(page: string | undefined, unread = 0): void {
  useEffect(() => useTitles.setState({ page, unread }), [page, unread]);
}

/** Says something urgent in the browser's tab for as long as the caller is there. */
export function useAlertTitle(alert: string): void {
  useEffect(() => {
    useTitles.setState({ alert });
    return () => useTitles.setState({ alert: null });
  }, [alert]);
}
