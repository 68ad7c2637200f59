import { useQuery } from '@tanstack/react-query';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { call } from '#lib/api/call.ts';

/** The spaces that are the person's own; those that they deleted are none. */
export function useOwnSpaces(userId: string) {
  return useQuery({
    queryKey: ['own-spaces', userId],
    queryFn: async ({ signal }) => {
      const { spaces } = await call(spaceApi.listSpaces, { query: {} }, { signal });
      return spaces.filter(({ ownerId, deletedAt }) => ownerId === userId && !deletedAt);
    },
  });
}
