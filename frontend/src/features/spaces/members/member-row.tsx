import type { Space, SpaceMember } from '@parley/contracts/spaces/space';
import { useCreateRoom } from '#features/rooms/api/create-room.ts';
import { MemberLabel } from '#features/spaces/members/member-label.tsx';
import { MemberMenu } from '#features/spaces/members/member-menu.tsx';
import { errorText } from '#lib/error-text.ts';
import { useMe } from '#lib/session/session-store.ts';
import { toast } from '#ui/toasts.ts';

/** One member; a click writes to them, the menu beside it acts on them. */
export function MemberRow({ space, member }: { space: Space; member: SpaceMember }) {
  const me = useMe();
  const create = useCreateRoom();
  const { id } = member.user;
  const write = () =>
    create.mutate({ kind: 'dm', memberIds: [id] }, { onError: error => toast(errorText(error), { isError: true }) });
  return (
    <li className="group flex items-center rounded-xl pe-1 hover:bg-hover">
      <button
        type="button"
        disabled={id === me.id || me.role === 'guest' || create.isPending}
        onClick={write}
        className="flex min-w-0 flex-1 items-center gap-3 rounded-xl px-3 py-1.5 text-start"
      >
        <MemberLabel space={space} member={member} />
      </button>
      <MemberMenu
        space={space}
        member={member}
        className="opacity-0 group-hover:opacity-100 focus-visible:opacity-100 aria-expanded:opacity-100 pointer-coarse:opacity-100"
      />
    </li>
  );
}
