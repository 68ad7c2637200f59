import type { Ban, Space } from '@parley/contracts/spaces/space';
import { Ban as BanIcon } from 'lucide-react';
import { useBans } from '#features/spaces/api/list-bans.ts';
import { useUnbanMember } from '#features/spaces/api/unban-member.ts';
import { PagedList } from '#features/spaces/settings/paged-list.tsx';
import { errorText } from '#lib/error-text.ts';
import { fullTimeOf } from '#lib/i18n/format.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Button } from '#ui/button.tsx';
import { Name } from '#ui/name.tsx';
import { toast } from '#ui/toasts.ts';
import { Username } from '#ui/username.tsx';

/** Who may not come back, why, and until when. */
export function BansSection({ space }: { space: Space }) {
  const pages = useBans(space.id);
  const unban = useUnbanMember(space.id);
  const end = ({ user }: Ban) =>
    unban.mutate(user.id, {
      onSuccess: () => toast(st.bans.unbanned(user.displayName)),
      onError: error => toast(errorText(error), { isError: true }),
    });
  return (
    <>
      <p className="text-sm text-ink-soft">{st.bans.hint}</p>
      <PagedList
        pages={pages}
        items={pages.data?.pages.flatMap(page => page.bans)}
        keyOf={ban => ban.user.id}
        failed={st.bans.failed}
        empty={{ icon: BanIcon, title: st.bans.none, hint: st.bans.noneHint }}
      >
        {ban => (
          <>
            <BanLine ban={ban} />
            <Button
              variant="secondary"
              size="sm"
              busy={unban.isPending && unban.variables === ban.user.id}
              aria-label={st.bans.unbanLabel(ban.user.displayName)}
              onClick={() => end(ban)}
            >
              {st.bans.unban}
            </Button>
          </>
        )}
      </PagedList>
    </>
  );
}

function BanLine({ ban: { user, reason, until } }: { ban: Ban }) {
  return (
    <>
      <Avatar id={user.id} name={user.displayName} url={user.avatarUrl} />
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 items-baseline gap-1.5 text-sm">
          <Name name={user.displayName} className="min-w-0 truncate font-medium" />
          <span className="truncate text-xs text-ink-faint">
            <Username of={user.username} />
          </span>
        </p>
        <p className="text-[0.8125rem] break-words text-ink-soft">
          {reason === '' ? st.bans.noReason : st.bans.reason(reason)}
        </p>
        <p className="text-[0.8125rem] text-ink-faint">
          {until === null ? st.bans.forGood : st.bans.until(fullTimeOf(Date.parse(until)))}
        </p>
      </div>
    </>
  );
}
