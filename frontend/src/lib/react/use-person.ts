import { useQuery } from '@tanstack/react-query';
import { authApi, type PublicUser } from '@parley/contracts/auth-api';
import { call } from '#lib/api/call.ts';
import { useChatState } from '#lib/react/chat-context.ts';

/** Somebody by id: known from member lists, else asked for (they may have left the room). Nobody without an id. */
export function usePerson(userId: string | undefined): PublicUser | undefined {
  const known = useChatState(state => (userId === undefined ? undefined : state.people[userId]));
  const asked = useQuery({
    queryKey: ['person', userId],
    queryFn: async ({ signal }) => (await call(authApi.getUser, { params: { id: userId ?? '' } }, { signal })).user,
    enabled: known === undefined && userId !== undefined,
    staleTime: Infinity,
  });
  return known ?? asked.data;
}
