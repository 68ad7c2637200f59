import type { Space, SpaceMember } from '@parley/contracts/spaces/space';
import { Crown, TimerOff } from 'lucide-react';
import { colorOf } from '#features/spaces/members/member-groups.ts';
import { memberName } from '#features/spaces/members/member-name.ts';
import { RoleDot } from '#features/spaces/members/role-dot.tsx';
import { timeoutEnd } from '#features/spaces/members/timeout-end.ts';
import { fullTimeOf } from '#lib/i18n/format.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { dotOf, saidBy } from '#lib/people/status.ts';
import { useMinute } from '#lib/react/use-now.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Badge } from '#ui/badge.tsx';
import { Name } from '#ui/name.tsx';
import { Username } from '#ui/username.tsx';

/** Who a member is: face, name in this space, username, and what marks them. */
export function MemberLabel({ space, member }: { space: Space; member: SpaceMember }) {
  const me = useMe();
  const { user } = member;
  const status = useChatState(state => state.statuses[user.id]);
  const dot = dotOf(status);
  const said = saidBy(status);
  const color = colorOf(space, member);
  const timedOut = timeoutEnd(member, useMinute());
  return (
    <>
      <Avatar id={user.id} name={memberName(member)} url={user.avatarUrl} online={dot} />
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-1.5 text-sm font-medium">
          {color !== null && <RoleDot color={color} />}
          <Name name={memberName(member)} className="min-w-0 truncate" />
          {user.id === me.id && <span className="font-normal text-ink-faint">({s.people.you.toLowerCase()})</span>}
          {user.id === space.ownerId && (
            <span title={s.people.owner} className="inline-flex text-ink-soft">
              <Crown aria-hidden className="size-3.5" />
              <span className="sr-only">{s.people.owner}</span>
            </span>
          )}
          {user.guest && <Badge>{s.people.guest}</Badge>}
          {timedOut !== null && (
            <span title={s.people.timedOut(fullTimeOf(timedOut))} className="inline-flex text-danger">
              <TimerOff aria-hidden className="size-3.5" />
              <span className="sr-only">{s.people.timedOut(fullTimeOf(timedOut))}</span>
            </span>
          )}
        </span>
        {said === '' ? (
          <span className="block truncate text-xs text-ink-faint">
            <Username of={user.username} />
          </span>
        ) : (
          <span className="block truncate text-xs text-ink-soft">
            <Name name={said} />
          </span>
        )}
      </span>
      {dot && <span className="sr-only">{dot === true ? t.conversation.online : s.people.presences[dot]}</span>}
    </>
  );
}
