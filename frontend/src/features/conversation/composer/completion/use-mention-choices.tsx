import type { PublicUser } from '@parley/contracts/auth-api';
import { has } from '@parley/contracts/spaces/permissions';
import { AtSign, Users } from 'lucide-react';
import { useFindReaders } from '#features/conversation/api/find-readers.ts';
import { useMembers } from '#features/conversation/api/list-members.ts';
import type { Choice } from '#features/conversation/composer/completion/completion-list.tsx';
import { namesOf } from '#features/rooms/use-find-people.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { w } from '#lib/i18n/writing-texts.ts';
import { useChat, useChatState } from '#lib/react/chat-context.ts';
import { rank, ranked } from '#lib/search/rank.ts';
import { isHandle, namesIn } from '#lib/text/mentions.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Name } from '#ui/name.tsx';
import { Username } from '#ui/username.tsx';

/** So many are offered at once. */
const most = 8;

/** Whom a message in this room can call: people, roles of the space, everybody. */
export function useMentionChoices(room: RoomState, query: string): Choice[] {
  const chat = useChat();
  const people = usePeople(room, query);
  const roles = useChatState(state => namesIn(state, room.id).roles);
  const mayCallMany = !room.channel || has(BigInt(room.channel.permissions), 'mentionEveryone');
  const named = Object.entries(roles).filter(([, name]) => isHandle.test(name));
  const many = [...(room.kind === 'dm' ? [] : [everybody]), ...named.map(([id, name]) => roleChoice(id, name))].filter(
    ({ picked }) => mayCallMany && rank(query, [picked.slice(1)]) !== undefined,
  );
  const persons = people.map(user => ({ ...personChoice(user), onPicked: () => chat.meet(user) }));
  return [...persons.slice(0, most - Math.min(many.length, 3)), ...many].slice(0, most);
}

interface Named {
  user: PublicUser;
  /** In the space. */
  nickname?: string | null;
}

/** Those who read the room, without oneself: of a channel the platform says who they are. */
function usePeople(room: RoomState, query: string): PublicUser[] {
  const me = useMe();
  const members = useMembers(room.id, room.kind === 'group');
  const readers = useFindReaders(room.id, room.channel?.spaceId, query);
  const ofGroup = members.data?.pages.flatMap(page => page.members) ?? [];
  const all: Named[] = room.peer ? [{ user: room.peer }] : room.channel ? (readers.data ?? []) : ofGroup;
  return ranked(query, all, ({ user, nickname }) => [...namesOf(user), nickname ?? ''])
    .map(({ user }) => user)
    .filter(({ id }) => id !== me.id);
}

function personChoice(user: PublicUser): Choice {
  return {
    key: user.id,
    picked: `@${user.username}`,
    icon: <Avatar id={user.id} name={user.displayName} url={user.avatarUrl} size="sm" />,
    name: <Name name={user.displayName} />,
    hint: <Username of={user.username} />,
  };
}

const icon = 'size-5 shrink-0 text-ink-soft';
const everybody: Choice = {
  key: 'here',
  picked: '@here',
  icon: <AtSign aria-hidden className={icon} />,
  name: '@here',
  hint: w.here,
};

function roleChoice(id: string, name: string): Choice {
  const shown = <Name name={`@${name}`} />;
  return { key: id, picked: `@${name}`, icon: <Users aria-hidden className={icon} />, name: shown, hint: w.role };
}
