import type { Space } from '@parley/contracts/spaces/space';
import { UsersRound } from 'lucide-react';
import { useInView } from '#features/people/status/use-in-view.ts';
import { useSpace } from '#features/spaces/api/get-space.ts';
import { useSpaceMembers } from '#features/spaces/api/list-space-members.ts';
import { memberGroups } from '#features/spaces/members/member-groups.ts';
import { MemberRow } from '#features/spaces/members/member-row.tsx';
import { RoleDot } from '#features/spaces/members/role-dot.tsx';
import { s } from '#lib/i18n/spaces-texts.ts';
import { number } from '#lib/i18n/plural.ts';
import { t } from '#lib/i18n/texts.ts';
import { Name } from '#ui/name.tsx';
import { Notice } from '#ui/notice.tsx';
import { Spinner } from '#ui/spinner.tsx';
import { LoadFailed } from '#ui/load-failed.tsx';
import { MorePages } from '#ui/more-pages.tsx';

/** The members of a space beside one of its channels, by their roles. */
export default function SpaceMembers({ spaceId }: { spaceId: string }) {
  const space = useSpace(spaceId);
  if (space.data) return <Members space={space.data} />;
  if (!space.isError) return <Loading />;
  return <LoadFailed title={s.people.failed} onRetry={() => void space.refetch()} />;
}

function Members({ space }: { space: Space }) {
  const members = useSpaceMembers(space.id);
  const inView = useInView(space.id);
  if (!members.data)
    return members.isError ? (
      <LoadFailed title={s.people.failed} onRetry={() => void members.refetch()} />
    ) : (
      <Loading />
    );
  const all = members.data.pages.flatMap(page => page.members);
  if (all.length === 0) return <Notice icon={UsersRound} title={s.people.none} className="flex-1" />;
  return (
    <div className="min-h-0 flex-1 space-y-4 overflow-y-auto p-2">
      {memberGroups(space, all).map(group => (
        <section key={group.role?.id ?? ''}>
          <h3 className="flex items-center gap-2 px-3 py-1 text-xs font-semibold text-ink-soft">
            {group.role && <RoleDot color={group.role.color} />}
            <Name name={group.role?.name ?? s.people.others} className="min-w-0 truncate" />
            {!members.hasNextPage && <span className="font-normal text-ink-faint">{number(group.members.length)}</span>}
          </h3>
          <ul>
            {group.members.map(member => (
              <MemberRow key={member.user.id} ref={inView(member.user.id)} space={space} member={member} />
            ))}
          </ul>
        </section>
      ))}
      <MorePages pages={members} label={s.people.more} size="sm" />
    </div>
  );
}

function Loading() {
  return (
    <div role="status" className="flex justify-center pt-8 text-ink-faint">
      <Spinner />
      <span className="sr-only">{t.app.loading}</span>
    </div>
  );
}
