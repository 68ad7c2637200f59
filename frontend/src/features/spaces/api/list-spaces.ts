import { useQuery } from '@tanstack/react-query';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { allPages } from '#features/spaces/api/all-pages.ts';
import { spacesKey } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';

/** The own spaces, by name. */
export function useSpaces() {
  return useQuery({
    queryKey: spacesKey,
    queryFn: async ({ signal }) => {
      const pages = await allPages(cursor => call(spaceApi.listSpaces, { query: { cursor } }, { signal }));
      return pages.flatMap(page => page.spaces);
    },
  });
}
