import { useMemo } from 'react';
import type { PublicUser } from '@parley/contracts/auth-api';
import { useSearchPeople } from '#features/rooms/api/search-people.ts';
import { roomsByActivity } from '#lib/chat/sync/cached-rooms.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { useDebounced } from '#lib/react/use-debounced.ts';
import { ranked, searched } from '#lib/search/rank.ts';
import { useMe } from '#lib/session/session-store.ts';

export interface FoundPeople {
  people: PublicUser[];
  /** More may come. */
  isSearching: boolean;
  error: Error | null;
}

/** People by any part of their names: at once those whom this device knows, then all whom the platform finds. */
export function useFindPeople(search: string): FoundPeople {
  const me = useMe();
  // Guests search for nobody.
  const wanted = me.role === 'guest' ? '' : searched(search);
  const asked = useDebounced(wanted);
  const answer = useSearchPeople(asked);
  const known = useKnownPeople();
  const people = useMemo(() => {
    if (wanted === '') return known.recent;
    const found = asked === wanted ? (answer.data ?? []) : [];
    const all = new Map([...known.recent, ...known.others, ...found].map(person => [person.id, person]));
    const near = ranked(search, [...all.values()], namesOf);
    // The platform may know of a way to compare that we do not.
    const rest = found.filter(person => !near.some(({ id }) => id === person.id));
    return [...near, ...rest];
  }, [answer.data, asked, known, search, wanted]);
  return {
    people: people.filter(({ id }) => id !== me.id),
    isSearching: wanted !== '' && (asked !== wanted || answer.isPending),
    error: wanted === '' ? null : answer.error,
  };
}

export function namesOf({ displayName, username }: PublicUser): string[] {
  return [displayName, username];
}

/** Those one has a conversation with, the last one first, and everybody else whom this device has met. */
function useKnownPeople(): { recent: PublicUser[]; others: PublicUser[] } {
  const rooms = useChatState(state => state.rooms);
  const people = useChatState(state => state.people);
  return useMemo(
    () => ({
      recent: roomsByActivity({ rooms }).flatMap(({ peer }) => peer ?? []),
      others: Object.values(people),
    }),
    [rooms, people],
  );
}
