import { ArrowLeft, Lock } from 'lucide-react';
import { Link } from 'react-router';
import { AccountAudit } from '#features/admin/account-audit.tsx';
import { People } from '#features/admin/people.tsx';
import { ad } from '#lib/i18n/admin-texts.ts';
import { useMe } from '#lib/session/session-store.ts';
import { useTitle } from '#lib/use-title.ts';
import { Notice } from '#ui/notice.tsx';
import { Tabs } from '#ui/tabs.tsx';

/** For those who run the server: its accounts, and what happened to them. */
export default function AdminPage() {
  useTitle(ad.title);
  const isAdmin = useMe().role === 'admin';
  const tabs = [
    { value: 'people', label: ad.people.title, content: <People /> },
    { value: 'audit', label: ad.audit.title, content: <AccountAudit /> },
  ];
  return (
    <div className="h-full overflow-y-auto">
      <header className="sticky top-0 z-10 flex min-h-16 items-center gap-2 border-b border-line bg-surface px-2 md:px-8">
        <Link
          to="/settings"
          aria-label={ad.back}
          className="inline-flex size-10 items-center justify-center rounded-lg text-ink-soft hover:bg-hover"
        >
          <ArrowLeft aria-hidden className="size-5 rtl:rotate-180" />
        </Link>
        <h1 className="text-lg font-semibold">{ad.title}</h1>
      </header>
      <div className="mx-auto max-w-3xl px-4 py-7 md:px-8">
        {isAdmin ? (
          <Tabs label={ad.tabs} tabs={tabs} isInset={false} />
        ) : (
          <Notice icon={Lock} title={ad.noRight} hint={ad.noRightHint} />
        )}
      </div>
    </div>
  );
}
