import type { SpaceMember } from '@parley/contracts/spaces/space';
import { useSpace } from '#features/spaces/api/get-space.ts';
import { MemberMenu } from '#features/spaces/members/member-menu.tsx';
import { RoleDot } from '#features/spaces/members/role-dot.tsx';
import { isBaseRole, rolesByRank } from '#features/spaces/ranks.ts';
import { dateOf } from '#features/people/card/date-of.ts';
import { p } from '#lib/i18n/people-texts.ts';
import { Name } from '#ui/name.tsx';

/** What somebody is in a space, and what the person may do about it. */
export function SpacePart({ spaceId, member }: { spaceId: string; member: SpaceMember }) {
  const space = useSpace(spaceId).data;
  if (!space) return null;
  const roles = rolesByRank(space).filter(role => member.roleIds.includes(role.id) && !isBaseRole(role));
  return (
    <section className="space-y-2 rounded-xl border border-line bg-ground p-3">
      <div className="flex items-center gap-2">
        <p className="min-w-0 flex-1 text-[0.8125rem] text-ink-soft">{p.card.joined(dateOf(member.joinedAt))}</p>
        <MemberMenu space={space} member={member} />
      </div>
      {roles.length > 0 && (
        <ul aria-label={p.card.roles} className="flex flex-wrap gap-1.5">
          {roles.map(role => (
            <li
              key={role.id}
              className="flex max-w-full items-center gap-1.5 rounded-full border border-line bg-raised px-2.5 py-1 text-[0.8125rem]"
            >
              <RoleDot color={role.color} />
              <Name name={role.name} className="min-w-0 truncate" />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
