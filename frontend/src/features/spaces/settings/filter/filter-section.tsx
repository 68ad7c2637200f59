import type { Space } from '@parley/contracts/spaces/space';
import { useFilter } from '#features/spaces/api/filter.ts';
import { NewMembersForm } from '#features/spaces/settings/filter/new-members-form.tsx';
import { RuleList } from '#features/spaces/settings/filter/rule-list.tsx';
import { TestForm } from '#features/spaces/settings/filter/test-form.tsx';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { Spinner } from '#ui/spinner.tsx';
import { CloudAlert } from 'lucide-react';

/** What the space refuses or reports, what new members may not do yet, and a place to try a text. */
export function FilterSection({ space }: { space: Space }) {
  const { data: filter, isError, refetch } = useFilter(space.id);
  if (!filter && isError)
    return (
      <Notice icon={CloudAlert} title={st.filter.failed} isError>
        <Button onClick={() => void refetch()}>{t.app.retry}</Button>
      </Notice>
    );
  if (!filter) return <Spinner />;
  return (
    <>
      <p className="text-sm text-ink-soft">{st.filter.hint}</p>
      <RuleList space={space} rules={filter.rules} />
      <NewMembersForm key={JSON.stringify(filter.newMembers)} spaceId={space.id} newMembers={filter.newMembers} />
      <TestForm spaceId={space.id} />
    </>
  );
}
