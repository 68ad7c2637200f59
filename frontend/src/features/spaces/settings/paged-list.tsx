import { ParleyError } from '@parley/contracts/errors';
import { Lock, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { errorText } from '#lib/error-text.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Notice } from '#ui/notice.tsx';
import { LoadFailed } from '#ui/load-failed.tsx';
import { MorePages, type NextPages } from '#ui/more-pages.tsx';

/** What this needs of an infinite query. */
interface Pages extends NextPages {
  error: Error | null;
  refetch(): Promise<unknown>;
}

export interface PagedListProps<T> {
  pages: Pages;
  /** Undefined until the first page is there. */
  items: readonly T[] | undefined;
  keyOf: (item: T) => string;
  failed: string;
  empty: { icon: LucideIcon; title: string; hint?: string };
  more?: string;
  children: (item: T) => ReactNode;
}

/** A list of the settings, page by page, in each of its states. */
export function PagedList<T>({ pages, items, keyOf, failed, empty, more = st.more, children }: PagedListProps<T>) {
  if (!items) return pages.error ? <Failed title={failed} pages={pages} /> : <Loading />;
  // A search may have found nothing yet, and go on.
  if (items.length === 0 && !pages.hasNextPage) return <Notice {...empty} className="rounded-2xl border border-line" />;
  return (
    <>
      {items.length > 0 && (
        <ul className="divide-y divide-line rounded-2xl border border-line bg-raised">
          {items.map(item => (
            <li key={keyOf(item)} className="flex items-center gap-3 px-4 py-3 max-sm:flex-wrap">
              {children(item)}
            </li>
          ))}
        </ul>
      )}
      {pages.error && <Alert>{errorText(pages.error)}</Alert>}
      <MorePages pages={pages} label={more} />
    </>
  );
}

function Failed({ title, pages }: { title: string; pages: Pages }) {
  if (pages.error instanceof ParleyError && pages.error.code === 'forbidden')
    return <Notice icon={Lock} title={st.noPermission} hint={st.noPermissionHint} />;
  return <LoadFailed title={title} onRetry={() => void pages.refetch()} />;
}

function Loading() {
  return <div className="skeleton h-40 w-full" role="status" aria-label={t.app.loading} />;
}
