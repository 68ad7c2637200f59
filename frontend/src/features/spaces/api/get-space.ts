import { useQuery } from '@tanstack/react-query';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { spaceKeys } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';

/** One of the own spaces, with its roles and categories. */
export function useSpace(spaceId: string) {
  return useQuery({
    queryKey: spaceKeys.space(spaceId),
    queryFn: async ({ signal }) => (await call(spaceApi.getSpace, { params: { id: spaceId } }, { signal })).space,
  });
}
