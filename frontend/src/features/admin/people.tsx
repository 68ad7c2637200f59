import { SearchX } from 'lucide-react';
import { useState } from 'react';
import { useAccounts } from '#features/admin/api/accounts.ts';
import { PersonRow } from '#features/admin/person-row.tsx';
import { ad } from '#lib/i18n/admin-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { useDebounced } from '#lib/react/use-debounced.ts';
import { LoadFailed } from '#ui/load-failed.tsx';
import { MorePages } from '#ui/more-pages.tsx';
import { Notice } from '#ui/notice.tsx';
import { SearchInput } from '#ui/search-input.tsx';
import { SwitchLine } from '#ui/switch-line.tsx';

/** Accounts by name or address, and what can be done with each. */
export function People() {
  const [search, setSearch] = useState('');
  const [isSuspended, setSuspended] = useState(false);
  return (
    <div className="space-y-4 pt-5">
      <SearchInput label={ad.people.search} value={search} onChange={setSearch} maxLength={254} />
      <SwitchLine title={ad.people.onlySuspended} isOn={isSuspended} onChange={setSuspended} />
      <Found search={useDebounced(search.trim())} isSuspended={isSuspended} />
    </div>
  );
}

function Found(wanted: { search: string; isSuspended: boolean }) {
  const pages = useAccounts(wanted);
  const found = pages.data?.pages.flatMap(page => page.people);
  if (!found && pages.isError) return <LoadFailed title={ad.people.failed} onRetry={() => void pages.refetch()} />;
  if (!found) return <div className="skeleton h-40 w-full" role="status" aria-label={t.app.loading} />;
  if (found.length === 0) return <Notice icon={SearchX} title={ad.people.none} hint={ad.people.noneHint} />;
  return (
    <>
      <ul className="divide-y divide-line rounded-2xl border border-line bg-raised">
        {found.map(person => (
          <PersonRow key={person.id} person={person} />
        ))}
      </ul>
      <MorePages pages={pages} label={ad.people.more} />
    </>
  );
}
