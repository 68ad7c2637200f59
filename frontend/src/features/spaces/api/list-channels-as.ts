import { useQuery } from '@tanstack/react-query';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { allPages } from '#features/spaces/api/all-pages.ts';
import { spaceKeys } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';

/** The channels that somebody with a role sees, with what they may do there. */
export function useChannelsAs(spaceId: string, roleId: string) {
  return useQuery({
    queryKey: [...spaceKeys.channels(spaceId), 'as', roleId],
    queryFn: async ({ signal }) => {
      const read = (cursor: string | undefined) =>
        call(spaceApi.listChannels, { params: { id: spaceId }, query: { cursor, asRoles: roleId } }, { signal });
      return (await allPages(read)).flatMap(page => page.channels);
    },
  });
}
