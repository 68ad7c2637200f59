import type { Space, SpaceMember } from '@parley/contracts/spaces/space';
import {
  Ban,
  CircleQuestionMark,
  Ellipsis,
  Flag,
  type LucideIcon,
  Pencil,
  Shield,
  Timer,
  TimerReset,
  UserX,
} from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTimeoutMember } from '#features/spaces/api/timeout-member.ts';
import { actionsOn, type MemberAction } from '#features/spaces/members/member-actions.ts';
import { memberName } from '#features/spaces/members/member-name.ts';
import { timeoutEnd } from '#features/spaces/members/timeout-end.ts';
import { errorText } from '#lib/error-text.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { useMinute } from '#lib/react/use-now.ts';
import { useMe } from '#lib/session/session-store.ts';
import { cn } from '#ui/cn.ts';
import { Menu } from '#ui/menu.tsx';
import { toast } from '#ui/toasts.ts';

const RolesDialog = lazy(() => import('#features/spaces/members/roles-dialog.tsx'));
const NicknameDialog = lazy(() => import('#features/spaces/members/nickname-dialog.tsx'));
const WhyDialog = lazy(() => import('#features/spaces/why/why-dialog.tsx'));
const ReportDialog = lazy(() => import('#features/spaces/report/report-dialog.tsx'));
const ModerateDialog = lazy(() => import('#features/spaces/members/moderate-dialog.tsx'));

const icons: Record<MemberAction, LucideIcon> = {
  roles: Shield,
  nickname: Pencil,
  why: CircleQuestionMark,
  report: Flag,
  timeout: Timer,
  kick: UserX,
  ban: Ban,
};

export interface MemberMenuProps {
  space: Space;
  member: SpaceMember;
  className?: string;
}

/** What the person may do with a member of the space; nothing, then there is no menu. */
export function MemberMenu({ space, member, className }: MemberMenuProps) {
  const me = useMe();
  const [open, setOpen] = useState<MemberAction | null>(null);
  const timeout = useTimeoutMember(space.id, member.user.id);
  const isTimedOut = timeoutEnd(member, useMinute()) !== null;
  const close = () => setOpen(null);
  const actions = actionsOn(space, me.id, member);
  if (actions.length === 0) return null;
  const endTimeout = () =>
    timeout.mutate({ seconds: 0 }, { onError: error => toast(errorText(error), { isError: true }) });
  const items = actions.map(action =>
    action === 'timeout' && isTimedOut
      ? { label: s.people.endTimeout, icon: TimerReset, onSelect: endTimeout }
      : {
          label: s.people[action],
          icon: icons[action],
          isDanger: action === 'kick' || action === 'ban',
          onSelect: () => setOpen(action),
        },
  );
  const about = { space, member, onClose: close };
  return (
    <>
      <Menu
        items={items}
        trigger={{
          variant: 'ghost',
          size: 'icon-sm',
          className: cn('shrink-0', className),
          'aria-label': s.people.menu(memberName(member)),
          children: <Ellipsis aria-hidden className="size-4" />,
        }}
      />
      <Suspense>
        {open === 'roles' && <RolesDialog {...about} />}
        {open === 'nickname' && <NicknameDialog {...about} />}
        {open === 'why' && <WhyDialog {...about} />}
        {open === 'report' && <ReportDialog about={{ spaceId: space.id, userId: member.user.id }} onClose={close} />}
        {(open === 'timeout' || open === 'kick' || open === 'ban') && <ModerateDialog {...about} action={open} />}
      </Suspense>
    </>
  );
}
