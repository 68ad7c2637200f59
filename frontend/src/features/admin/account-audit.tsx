import type { AccountAuditEvent } from '@parley/contracts/admin-api';
import { ScrollText } from 'lucide-react';
import { useAccountAudit } from '#features/admin/api/accounts.ts';
import { ad } from '#lib/i18n/admin-texts.ts';
import { fullTimeOf } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/texts.ts';
import { LoadFailed } from '#ui/load-failed.tsx';
import { MorePages } from '#ui/more-pages.tsx';
import { Name } from '#ui/name.tsx';
import { Notice } from '#ui/notice.tsx';

/** What happened to accounts, as the server wrote it down. */
export function AccountAudit() {
  const pages = useAccountAudit();
  const found = pages.data?.pages.flatMap(page => page.events);
  if (!found && pages.isError) return <LoadFailed title={ad.audit.failed} onRetry={() => void pages.refetch()} />;
  if (!found) return <div className="skeleton mt-5 h-40 w-full" role="status" aria-label={t.app.loading} />;
  if (found.length === 0) return <Notice icon={ScrollText} title={ad.audit.none} hint={ad.audit.noneHint} />;
  return (
    <div className="space-y-4 pt-5">
      <p className="text-sm text-ink-soft">{ad.audit.hint}</p>
      <ul className="divide-y divide-line rounded-2xl border border-line bg-raised">
        {found.map(event => (
          <AuditRow key={event.number} event={event} />
        ))}
      </ul>
      <MorePages pages={pages} label={ad.audit.more} />
    </div>
  );
}

/** Told in words; the name of the action stands below as in the log of the server, which is read beside this page. */
function AuditRow({ event: { at, action, user, address, details } }: { event: AccountAuditEvent }) {
  const words = ad.audit.actions[action];
  const facts = [words && action, ...Object.entries(details).map(([name, value]) => `${name}: ${value}`), address];
  return (
    <li className="px-4 py-3">
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="font-medium">{words ?? <code translate="no">{action}</code>}</span>
        {user && <Name name={`${user.displayName} (@${user.username})`} className="min-w-0 break-words" />}
      </p>
      <p translate="no" className="font-mono text-xs break-words text-ink-soft">
        {facts.filter(Boolean).join(' · ')}
      </p>
      <time dateTime={at} className="text-[0.8125rem] text-ink-faint">
        {fullTimeOf(Date.parse(at))}
      </time>
    </li>
  );
}
