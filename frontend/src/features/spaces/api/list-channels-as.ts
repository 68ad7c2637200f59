import { useQuery } from '@tanstack/react-query';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import type { Role } from '@parley/contracts/spaces/space';
import { allPages } from '#features/spaces/api/all-pages.ts';
import { spaceKeys } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';

/** The channels that somebody with these roles sees, with what they may do there. */
export function useChannelsAs(spaceId: string, roles: readonly Pick<Role, 'id'>[]) {
  const asRoles = roles.map(({ id }) => id).join();
  return useQuery({
    queryKey: [...spaceKeys.channels(spaceId), 'as', asRoles],
    queryFn: async ({ signal }) => {
      const read = (cursor: string | undefined) =>
        call(spaceApi.listChannels, { params: { id: spaceId }, query: { cursor, asRoles } }, { signal });
      return (await allPages(read)).flatMap(page => page.channels);
    },
  });
}
