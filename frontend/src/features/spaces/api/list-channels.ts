import { queryOptions, useQuery } from '@tanstack/react-query';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { allPages } from '#features/spaces/api/all-pages.ts';
import { spaceKeys } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';

export const channelsOf = (spaceId: string) =>
  queryOptions({
    queryKey: spaceKeys.channels(spaceId),
    queryFn: async ({ signal }) => {
      const read = (cursor: string | undefined) =>
        call(spaceApi.listChannels, { params: { id: spaceId }, query: { cursor } }, { signal });
      return (await allPages(read)).flatMap(page => page.channels);
    },
  });

/** The channels that the person sees, in their order. */
export function useChannels(spaceId: string) {
  return useQuery(channelsOf(spaceId));
}
