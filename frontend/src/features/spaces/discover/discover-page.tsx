import type { DirectoryEntry } from '@parley/contracts/spaces/admission';
import { Compass, SearchX } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useDirectory } from '#features/spaces/api/discover-spaces.ts';
import { SpaceCard } from '#features/spaces/discover/space-card.tsx';
import { et } from '#lib/i18n/entrance-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { useDebounced } from '#lib/react/use-debounced.ts';
import { useTitle } from '#lib/use-title.ts';
import { Notice } from '#ui/notice.tsx';
import { Page } from '#ui/page.tsx';
import { SearchInput } from '#ui/search-input.tsx';
import { LoadFailed } from '#ui/load-failed.tsx';
import { MorePages } from '#ui/more-pages.tsx';

const AskDialog = lazy(() => import('#features/spaces/discover/ask-dialog.tsx'));
const words = et.discover;

/** Spaces of this server that chose to be found. */
export default function DiscoverPage() {
  const [search, setSearch] = useState('');
  const [asked, setAsked] = useState<DirectoryEntry | null>(null);
  useTitle(words.title);
  return (
    <Page title={words.title} className="max-w-4xl space-y-5">
      <p className="text-sm text-ink-soft">{words.hint}</p>
      <SearchInput label={words.search} value={search} onChange={setSearch} maxLength={80} />
      <Found search={useDebounced(search.trim())} onAsk={setAsked} />
      <Suspense>{asked && <AskDialog space={asked} onClose={() => setAsked(null)} />}</Suspense>
    </Page>
  );
}

function Found({ search, onAsk }: { search: string; onAsk: (space: DirectoryEntry) => void }) {
  const pages = useDirectory(search);
  const found = pages.data?.pages.flatMap(page => page.spaces);
  if (!found && pages.isError) return <LoadFailed title={words.failed} onRetry={() => void pages.refetch()} />;
  if (!found) return <div className="skeleton h-40 w-full" role="status" aria-label={t.app.loading} />;
  if (found.length === 0)
    return search === '' ? (
      <Notice icon={Compass} title={words.none} hint={words.noneHint} />
    ) : (
      <Notice icon={SearchX} title={words.noMatch} hint={words.noMatchHint} />
    );
  return (
    <>
      <ul className="grid gap-3 sm:grid-cols-2">
        {found.map(space => (
          <SpaceCard key={space.id} space={space} onAsk={() => onAsk(space)} />
        ))}
      </ul>
      <MorePages pages={pages} label={words.more} />
    </>
  );
}
