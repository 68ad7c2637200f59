import type { Space, SpaceMember } from '@parley/contracts/spaces/space';
import type { Ref } from 'react';
import { CardButton } from '#features/people/card-button.tsx';
import { MemberLabel } from '#features/spaces/members/member-label.tsx';
import { MemberMenu } from '#features/spaces/members/member-menu.tsx';

export interface MemberRowProps {
  space: Space;
  member: SpaceMember;
  ref?: Ref<HTMLLIElement>;
}

/** One member; a click opens their card, the menu beside it acts on them. */
export function MemberRow({ space, member, ref }: MemberRowProps) {
  return (
    <li ref={ref} className="group flex items-center rounded-xl pe-1 hover:bg-hover">
      <CardButton
        userId={member.user.id}
        spaceId={space.id}
        className="flex min-w-0 flex-1 items-center gap-3 rounded-xl px-3 py-1.5 text-start"
      >
        <MemberLabel space={space} member={member} />
      </CardButton>
      <MemberMenu
        space={space}
        member={member}
        className="opacity-0 group-hover:opacity-100 focus-visible:opacity-100 aria-expanded:opacity-100 pointer-coarse:opacity-100"
      />
    </li>
  );
}
