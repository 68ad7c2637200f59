import { peopleApi } from '@parley/contracts/people/people-api';
import { useQuery } from '@tanstack/react-query';
import { call } from '#lib/api/call.ts';
import { spaceKeys } from '#lib/api/space-keys.ts';

/** Somebody, as a member of a space where one is given: what changes its members changes the card. */
export function useCard(userId: string, spaceId: string | undefined) {
  return useQuery({
    queryKey: [...(spaceId === undefined ? [] : spaceKeys.members(spaceId)), 'card', userId],
    queryFn: async ({ signal }) =>
      (await call(peopleApi.personCard, { params: { id: userId }, query: { spaceId } }, { signal })).card,
  });
}
