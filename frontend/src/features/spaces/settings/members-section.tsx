import type { Space, SpaceMember } from '@parley/contracts/spaces/space';
import { UsersRound } from 'lucide-react';
import { useSpaceMembers } from '#features/spaces/api/list-space-members.ts';
import { MemberLabel } from '#features/spaces/members/member-label.tsx';
import { MemberMenu } from '#features/spaces/members/member-menu.tsx';
import { RoleDot } from '#features/spaces/members/role-dot.tsx';
import { rolesByRank } from '#features/spaces/ranks.ts';
import { PagedList } from '#features/spaces/settings/paged-list.tsx';
import { s } from '#lib/i18n/spaces-texts.ts';
import { Name } from '#ui/name.tsx';

/** All members with their roles, in the order of joining. */
export function MembersSection({ space }: { space: Space }) {
  const pages = useSpaceMembers(space.id);
  return (
    <>
      <p className="text-sm text-ink-soft">{s.members(space.memberCount)}</p>
      <PagedList
        pages={pages}
        items={pages.data?.pages.flatMap(page => page.members)}
        keyOf={member => member.user.id}
        failed={s.people.failed}
        empty={{ icon: UsersRound, title: s.people.none }}
        more={s.people.more}
      >
        {member => (
          <>
            <span className="flex min-w-0 flex-1 items-center gap-3 max-sm:basis-40">
              <MemberLabel space={space} member={member} />
            </span>
            <RoleChips space={space} member={member} />
            <MemberMenu space={space} member={member} />
          </>
        )}
      </PagedList>
    </>
  );
}

function RoleChips({ space, member }: { space: Space; member: SpaceMember }) {
  const roles = rolesByRank(space).filter(({ id }) => member.roleIds.includes(id));
  if (roles.length === 0) return null;
  return (
    <ul
      aria-label={s.people.roles}
      className="flex flex-wrap gap-1 max-sm:order-last max-sm:basis-full max-sm:ps-12 sm:max-w-60 sm:justify-end"
    >
      {roles.map(({ id, name, color }) => (
        <li
          key={id}
          className="flex max-w-full items-center gap-1.5 rounded-full border border-line px-2 py-0.5 text-xs text-ink-soft"
        >
          <RoleDot color={color} />
          <Name name={name} className="min-w-0 truncate" />
        </li>
      ))}
    </ul>
  );
}
