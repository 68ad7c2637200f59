import type { SpaceMember } from '@parley/contracts/spaces/space';
import { UsersRound } from 'lucide-react';
import { useInviteMembers } from '#features/spaces/api/list-invite-members.ts';
import { PagedList } from '#features/spaces/settings/paged-list.tsx';
import { et } from '#lib/i18n/entrance-texts.ts';
import { fullTimeOf } from '#lib/i18n/format.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Name } from '#ui/name.tsx';

export interface InviteMembersDialogProps {
  spaceId: string;
  code: string;
  onClose: () => void;
}

/** Who came by an invite. */
export default function InviteMembersDialog({ spaceId, code, onClose }: InviteMembersDialogProps) {
  const pages = useInviteMembers(spaceId, code);
  return (
    <Dialog onClose={onClose} title={et.came.title} hint={et.came.hint}>
      <div className="min-h-0 space-y-4 overflow-y-auto px-5 pt-1 pb-5">
        <PagedList
          pages={pages}
          items={pages.data?.pages.flatMap(page => page.members)}
          keyOf={({ user }) => user.id}
          failed={et.came.failed}
          empty={{ icon: UsersRound, title: et.came.none }}
        >
          {member => <CameLine member={member} />}
        </PagedList>
      </div>
    </Dialog>
  );
}

function CameLine({ member: { user, joinedAt, endsAt } }: { member: SpaceMember }) {
  return (
    <>
      <Avatar id={user.id} name={user.displayName} url={user.avatarUrl} />
      <div className="min-w-0 flex-1">
        <Name name={user.displayName} className="block truncate text-sm font-medium" />
        <p className="text-[0.8125rem] text-ink-soft">{et.came.joined(fullTimeOf(Date.parse(joinedAt)))}</p>
        {endsAt !== undefined && (
          <p className="text-[0.8125rem] text-ink-soft">{et.temporary.until(fullTimeOf(Date.parse(endsAt)))}</p>
        )}
      </div>
    </>
  );
}
