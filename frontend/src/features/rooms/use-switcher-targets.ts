import { useNavigate } from 'react-router';
import { useCreateRoom } from '#features/rooms/api/create-room.ts';
import { useSearchPeople } from '#features/rooms/api/search-people.ts';
import { roomsByActivity } from '#lib/chat/sync/cached-rooms.ts';
import { errorText } from '#lib/error-text.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { roomName } from '#lib/react/room-names.ts';
import { useDebounced } from '#lib/react/use-debounced.ts';
import { useMe } from '#lib/session/session-store.ts';
import type { AvatarProps } from '#ui/avatar.tsx';
import { toast } from '#ui/toasts.ts';

export interface Target {
  key: string;
  name: string;
  hint: string;
  avatar: AvatarProps;
  go: () => void;
}

const mostRooms = 12;

/** Where the quick switcher can lead: own rooms that contain the text, then people without a conversation yet. */
export function useTargets(search: string, onDone: () => void): Target[] {
  const me = useMe();
  const rooms = useChatState(state => state.rooms);
  const people = useSearchPeople(useDebounced(search.trim()));
  const create = useCreateRoom();
  const navigate = useNavigate();
  const wanted = search.trim().toLocaleLowerCase();

  const sorted = roomsByActivity({ rooms });
  const peers = new Set(sorted.map(room => room.peer?.id));
  const toRooms = sorted
    .filter(room => roomName(room).toLocaleLowerCase().includes(wanted))
    .slice(0, mostRooms)
    .map(room => ({
      key: room.id,
      name: roomName(room),
      hint: room.unreadState.count > 0 ? t.rooms.unread(room.unreadState.count) : kindHint(room),
      avatar: {
        id: room.peer?.id ?? room.id,
        name: roomName(room),
        url: room.peer?.avatarUrl ?? null,
        shape: room.kind === 'dm' ? ('person' as const) : ('group' as const),
      },
      go: () => void Promise.resolve(navigate(`/rooms/${room.id}`)).then(onDone),
    }));
  const found = wanted === '' ? [] : (people.data ?? []);
  const toPeople = found
    .filter(person => person.id !== me.id && !peers.has(person.id))
    .map(person => ({
      key: person.id,
      name: person.displayName,
      hint: `@${person.username}`,
      avatar: { id: person.id, name: person.displayName, url: person.avatarUrl },
      go: () =>
        create.mutate(
          { kind: 'dm', memberIds: [person.id] },
          { onSuccess: onDone, onError: error => toast(errorText(error), { isError: true }) },
        ),
    }));
  return [...toRooms, ...toPeople];
}

function kindHint(room: { kind: 'dm' | 'group'; memberCount: number; peer: { username: string } | null }): string {
  return room.peer ? `@${room.peer.username}` : t.rooms.members(room.memberCount);
}
