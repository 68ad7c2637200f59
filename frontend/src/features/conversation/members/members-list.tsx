import type { Member } from '@parley/contracts/room';
import { lazy, Suspense, useEffect, useState } from 'react';
import { CardButton } from '#features/people/card-button.tsx';
import { Hint } from '#features/rooms/create/people-results.tsx';
import { namesOf } from '#features/rooms/use-find-people.ts';
import { useMembers } from '#features/conversation/api/list-members.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { g } from '#lib/i18n/group-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { ranked } from '#lib/search/rank.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Avatar } from '#ui/avatar.tsx';
import { SearchInput } from '#ui/search-input.tsx';
import { Spinner } from '#ui/spinner.tsx';
import { Name } from '#ui/name.tsx';
import { LoadFailed } from '#ui/load-failed.tsx';
import { MorePages } from '#ui/more-pages.tsx';
import { Username } from '#ui/username.tsx';

const MemberMenu = lazy(() => import('#features/conversation/group/member-menu.tsx'));

/** So many are found by looking. */
const mostWithoutSearch = 7;

/** Members with their presence, those who are here first. */
export function MembersList({ room }: { room: RoomState }) {
  const members = useMembers(room.id);
  const online = useChatState(state => state.online);
  const [search, setSearch] = useState('');
  useAllPages(members, search !== '');
  if (members.isPending) return <Spinner className="mx-auto mt-8 text-ink-faint" />;
  if (members.isError) {
    return <LoadFailed title={g.membersFailed} onRetry={() => void members.refetch()} />;
  }
  const isHere = (member: Member) => online[member.user.id] ?? member.online;
  const all = members.data.pages.flatMap(page => page.members);
  const present = all.toSorted((a, b) => Number(isHere(b)) - Number(isHere(a)));
  const found = ranked(search, present, ({ user }) => namesOf(user));
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-2">
      {room.memberCount > mostWithoutSearch && (
        <div className="px-1 pb-2">
          <SearchInput label={g.searchMembers} value={search} onChange={setSearch} />
        </div>
      )}
      {found.length === 0 && !members.isFetching && <Hint>{g.noMember}</Hint>}
      <ul>
        {found.map(member => (
          <li key={member.user.id} className="group relative">
            <MemberRow member={member} online={isHere(member)} />
            {room.role === 'owner' && member.role !== 'owner' && (
              <Suspense>
                <span className="absolute inset-y-0 end-2 flex items-center">
                  <MemberMenu roomId={room.id} user={member.user} />
                </span>
              </Suspense>
            )}
          </li>
        ))}
      </ul>
      <MorePages pages={members} label={g.moreMembers} size="sm" className="mt-1 w-full" />
    </div>
  );
}

/** Who is searched for may be on a page that nobody has asked for yet. */
function useAllPages(
  { hasNextPage, isFetching, fetchNextPage }: ReturnType<typeof useMembers>,
  areWanted: boolean,
): void {
  useEffect(() => {
    if (areWanted && hasNextPage && !isFetching) void fetchNextPage();
  }, [areWanted, hasNextPage, isFetching, fetchNextPage]);
}

/** One member; a click opens their card. */
function MemberRow({ member, online }: { member: Member; online: boolean }) {
  const me = useMe();
  const { user } = member;
  const isMe = user.id === me.id;
  return (
    <CardButton
      userId={user.id}
      className="flex w-full items-center gap-3 rounded-xl px-3 py-1.5 text-start hover:bg-hover"
    >
      <Avatar id={user.id} name={user.displayName} url={user.avatarUrl} online={online} />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm font-medium">
          <Name name={user.displayName} />
          {isMe && <span className="font-normal text-ink-faint"> ({t.rooms.you.toLowerCase()})</span>}
        </span>
        <span className="block truncate text-xs text-ink-faint">
          <Username of={user.username} />
          {member.role === 'owner' && <span>{` · ${g.owner}`}</span>}
        </span>
      </span>
      <span className="sr-only">{online ? t.conversation.online : t.conversation.offline}</span>
    </CardButton>
  );
}
