import type { PublicUser } from '@parley/contracts/auth-api';
import { useNavigate } from 'react-router';
import { useCreateRoom } from '#features/rooms/api/create-room.ts';
import { namesOf, useFindPeople } from '#features/rooms/use-find-people.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { roomsByActivity } from '#lib/chat/sync/cached-rooms.ts';
import { errorText } from '#lib/error-text.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { roomName } from '#lib/react/room-names.ts';
import { roomPath } from '#lib/room-path.ts';
import { isAboveThePage } from '#lib/react/use-back-closes.ts';
import { ranked } from '#lib/search/rank.ts';
import { type AvatarProps } from '#ui/avatar.tsx';
import { toast } from '#ui/toasts.ts';

export interface Target {
  key: string;
  name: string;
  hint: string;
  avatar: AvatarProps;
  go: () => void;
}

const mostRooms = 12;

export interface Targets {
  targets: Target[];
  isSearching: boolean;
  /** The platform could not be asked, so there may be more. */
  hasFailed: boolean;
}

/** Where the palette can lead: own rooms that answer the search, dms by either name of the other person, then people without one. */
export function useTargets(search: string, onDone: () => void): Targets {
  const rooms = useChatState(state => state.rooms);
  const { people, isSearching, error } = useFindPeople(search);
  const toRoom = useGoToRoom(onDone);
  const toPerson = useGoToPerson(onDone);

  const sorted = roomsByActivity({ rooms });
  const peers = new Set(sorted.map(room => room.peer?.id));
  const strangers = search.trim() === '' ? [] : people.filter(person => !peers.has(person.id));
  const targets = [...ranked(search, sorted, namesOfRoom).slice(0, mostRooms).map(toRoom), ...strangers.map(toPerson)];
  return { targets, isSearching, hasFailed: error !== null };
}

function namesOfRoom(room: RoomState): readonly string[] {
  return room.peer ? namesOf(room.peer) : [roomName(room)];
}

function useGoToRoom(onDone: () => void): (room: RoomState) => Target {
  const navigate = useNavigate();
  return room => ({
    key: room.id,
    name: roomName(room),
    hint: hintOf(room),
    avatar: {
      id: room.peer?.id ?? room.id,
      name: roomName(room),
      url: room.peer?.avatarUrl ?? room.iconUrl ?? null,
      shape: room.kind === 'dm' ? 'person' : 'group',
    },
    go: () => void Promise.resolve(navigate(roomPath(room), { replace: isAboveThePage() })).then(onDone),
  });
}

function hintOf({ peer, channel, memberCount, unreadState }: RoomState): string {
  if (unreadState.count > 0) return t.rooms.unread(unreadState.count);
  if (channel) return t.rooms.channel;
  return peer ? `@${peer.username}` : t.rooms.members(memberCount);
}

function useGoToPerson(onDone: () => void): (person: PublicUser) => Target {
  const create = useCreateRoom();
  return person => ({
    key: person.id,
    name: person.displayName,
    hint: `@${person.username}`,
    avatar: { id: person.id, name: person.displayName, url: person.avatarUrl },
    go: () =>
      create.mutate(
        { kind: 'dm', memberIds: [person.id] },
        { onSuccess: onDone, onError: error => toast(errorText(error), { isError: true }) },
      ),
  });
}
