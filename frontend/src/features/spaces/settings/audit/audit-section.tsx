import type { AuditEntry, Space } from '@parley/contracts/spaces/space';
import { ScrollText } from 'lucide-react';
import { useAudit } from '#features/spaces/api/list-audit.ts';
import { useAuditWords } from '#features/spaces/settings/audit/use-audit-words.ts';
import { PagedList } from '#features/spaces/settings/paged-list.tsx';
import { ago, fullTimeOf } from '#lib/i18n/format.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { useMinute } from '#lib/react/use-now.ts';
import { usePerson } from '#lib/react/use-person.ts';
import { Avatar } from '#ui/avatar.tsx';

/** What was done in the space, one sentence each. */
export function AuditSection({ space }: { space: Space }) {
  const pages = useAudit(space.id);
  return (
    <>
      <p className="text-sm text-ink-soft">{st.audit.hint}</p>
      <PagedList
        pages={pages}
        items={pages.data?.pages.flatMap(page => page.entries)}
        keyOf={({ id }) => id}
        failed={st.audit.failed}
        empty={{ icon: ScrollText, title: st.audit.none, hint: st.audit.noneHint }}
      >
        {entry => <AuditLine space={space} entry={entry} />}
      </PagedList>
    </>
  );
}

function AuditLine({ space, entry }: { space: Space; entry: AuditEntry }) {
  const by = usePerson(entry.by);
  const { sentence, details } = useAuditWords(space, entry);
  const at = Date.parse(entry.at);
  const now = useMinute();
  return (
    <>
      <Avatar id={entry.by} name={by?.displayName ?? st.somebody} url={by?.avatarUrl ?? null} />
      <div className="min-w-0 flex-1">
        <p className="text-sm break-words">{sentence}</p>
        {details.map(detail => (
          <p key={detail} className="text-[13px] break-words text-ink-soft">
            {detail}
          </p>
        ))}
        <time dateTime={entry.at} title={fullTimeOf(at)} className="block text-[13px] text-ink-faint">
          {ago(at, now)}
        </time>
      </div>
    </>
  );
}
