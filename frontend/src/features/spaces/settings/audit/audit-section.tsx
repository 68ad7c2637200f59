import type { Space } from '@parley/contracts/spaces/space';
import { ScrollText, SearchX } from 'lucide-react';
import { useState } from 'react';
import { useAudit } from '#features/spaces/api/list-audit.ts';
import { AuditFilters } from '#features/spaces/settings/audit/audit-filters.tsx';
import { AuditLine } from '#features/spaces/settings/audit/audit-line.tsx';
import { ExportAudit } from '#features/spaces/settings/audit/export-audit.tsx';
import { everything, filterOf, isEverything } from '#features/spaces/settings/audit/wanted.ts';
import { PagedList } from '#features/spaces/settings/paged-list.tsx';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { useDebounced } from '#lib/react/use-debounced.ts';
import { Button } from '#ui/button.tsx';

/** What was done in the space, one sentence each, with what it was before and after. */
export function AuditSection({ space }: { space: Space }) {
  const [wanted, setWanted] = useState(everything);
  const filter = filterOf(useDebounced(wanted, 300));
  const pages = useAudit(space.id, filter);
  const items = pages.data?.pages.flatMap(page => page.entries);
  const isAll = isEverything(wanted);
  const isSearching = items?.length === 0 && pages.hasNextPage;
  return (
    <>
      <p className="text-sm text-ink-soft">{st.audit.hint}</p>
      <AuditFilters wanted={wanted} onChange={setWanted} />
      <div className="flex items-center justify-end gap-2">
        {!isAll && (
          <Button variant="ghost" onClick={() => setWanted(everything)}>
            {st.audit.clear}
          </Button>
        )}
        <ExportAudit space={space} filter={filter} />
      </div>
      {isSearching && (
        <p role="status" className="text-sm text-ink-soft">
          {st.audit.notYet}
        </p>
      )}
      <PagedList
        pages={pages}
        items={items}
        keyOf={({ id }) => id}
        failed={st.audit.failed}
        empty={
          isAll
            ? { icon: ScrollText, title: st.audit.none, hint: st.audit.noneHint }
            : { icon: SearchX, title: st.audit.notFound, hint: st.audit.notFoundHint }
        }
        {...(isSearching && { more: st.audit.searchFurther })}
      >
        {entry => <AuditLine space={space} entry={entry} onWant={fields => setWanted({ ...wanted, ...fields })} />}
      </PagedList>
    </>
  );
}
