import { useQuery } from '@tanstack/react-query';
import type { PublicUser } from '@parley/contracts/auth-api';
import { loadPerson } from '#lib/api/people.ts';
import { useChatState } from '#lib/react/chat-context.ts';

/** Somebody by id: known from member lists, else asked for (they may have left the room). Nobody without an id. */
export function usePerson(userId: string | undefined): PublicUser | undefined {
  const known = useChatState(state => (userId === undefined ? undefined : state.people[userId]));
  const asked = useQuery({
    queryKey: ['person', userId],
    queryFn: () => loadPerson(userId ?? ''),
    enabled: known === undefined && userId !== undefined,
    staleTime: Infinity,
  });
  return known ?? asked.data;
}
