import { Lock } from 'lucide-react';
import { AccountAudit } from '#features/admin/account-audit.tsx';
import { People } from '#features/admin/people.tsx';
import { ad } from '#lib/i18n/admin-texts.ts';
import { useMe } from '#lib/session/session-store.ts';
import { useTitle } from '#lib/use-title.ts';
import { Notice } from '#ui/notice.tsx';
import { Page } from '#ui/page.tsx';
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
    <Page title={ad.title} back={{ to: '/settings', label: ad.back }} className="max-w-3xl">
      {isAdmin ? (
        <Tabs label={ad.tabs} tabs={tabs} isInset={false} />
      ) : (
        <Notice icon={Lock} title={ad.noRight} hint={ad.noRightHint} />
      )}
    </Page>
  );
}
