import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { authApi } from '@parley/contracts/auth-api';
import { call } from '#lib/api/call.ts';

/** People whose name begins with `search`; nothing is asked for an empty text. */
export function useSearchPeople(search: string) {
  return useQuery({
    queryKey: ['people', search],
    queryFn: async ({ signal }) => (await call(authApi.searchUsers, { query: { search } }, { signal })).users,
    enabled: search !== '',
    placeholderData: keepPreviousData,
  });
}
