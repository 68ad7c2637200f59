import type { AuditEntry } from '@parley/contracts/spaces/audit';
import type { Space } from '@parley/contracts/spaces/space';
import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { AuditDetails } from '#features/spaces/settings/audit/audit-details.tsx';
import { useAuditWords } from '#features/spaces/settings/audit/use-audit-words.ts';
import type { Wanted } from '#features/spaces/settings/audit/wanted.ts';
import { ago, fullTimeOf } from '#lib/i18n/format.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { useMinute } from '#lib/react/use-now.ts';
import { usePerson } from '#lib/react/use-person.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Button } from '#ui/button.tsx';

export interface AuditLineProps {
  space: Space;
  entry: AuditEntry;
  onWant: (fields: Partial<Wanted>) => void;
}

/** One entry; what was before and after is there when it is opened. */
export function AuditLine({ space, entry, onWant }: AuditLineProps) {
  const by = usePerson(entry.by);
  const { sentence, what } = useAuditWords(space, entry);
  const [isOpen, setOpen] = useState(false);
  const detailsId = useId();
  const at = Date.parse(entry.at);
  const now = useMinute();
  return (
    <div className="min-w-0 flex-1">
      <div className="flex items-center gap-3">
        <Avatar id={entry.by} name={by?.displayName ?? st.somebody} url={by?.avatarUrl ?? null} />
        <div className="min-w-0 flex-1">
          <p className="text-sm break-words">{sentence}</p>
          {entry.reason !== '' && (
            <p className="text-[0.8125rem] break-words text-ink-soft">{st.bans.reason(entry.reason)}</p>
          )}
          <time dateTime={entry.at} title={fullTimeOf(at)} className="block text-[0.8125rem] text-ink-faint">
            {ago(at, now)}
          </time>
        </div>
        <Button
          variant="ghost"
          size="icon"
          aria-label={`${st.audit.details}: ${sentence}`}
          aria-expanded={isOpen}
          aria-controls={isOpen ? detailsId : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronRight aria-hidden className={isOpen ? 'size-5 rotate-90' : 'size-5'} />
        </Button>
      </div>
      {isOpen && (
        <div id={detailsId}>
          <AuditDetails {...{ space, entry, what, onWant }} by={by?.displayName ?? st.somebody} />
        </div>
      )}
    </div>
  );
}
