import type { Space } from '@parley/contracts/spaces/space';
import { UserCheck } from 'lucide-react';
import { useJoinRequests } from '#features/spaces/api/list-join-requests.ts';
import { PagedList } from '#features/spaces/settings/paged-list.tsx';
import { RequestLine } from '#features/spaces/settings/requests/request-line.tsx';
import { et } from '#lib/i18n/entrance-texts.ts';

/** Who asks to be let in. */
export function RequestsSection({ space }: { space: Space }) {
  const pages = useJoinRequests(space.id);
  const open = pages.data?.pages[0]?.open ?? 0;
  return (
    <>
      <p className="text-sm text-ink-soft">{et.requests.hint}</p>
      <p role="status" className="text-sm font-medium empty:hidden">
        {open > 0 && et.requests.open(open)}
      </p>
      <PagedList
        pages={pages}
        items={pages.data?.pages.flatMap(page => page.requests)}
        keyOf={({ user }) => user.id}
        failed={et.requests.failed}
        empty={{ icon: UserCheck, title: et.requests.none, hint: et.requests.noneHint }}
      >
        {request => <RequestLine spaceId={space.id} request={request} />}
      </PagedList>
    </>
  );
}
