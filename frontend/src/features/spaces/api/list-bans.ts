import { useInfiniteQuery } from '@tanstack/react-query';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { spaceKeys } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';

/** Who is banned, the newest first. */
export function useBans(spaceId: string) {
  return useInfiniteQuery({
    queryKey: spaceKeys.bans(spaceId),
    queryFn: ({ signal, pageParam: cursor }) =>
      call(spaceApi.listBans, { params: { id: spaceId }, query: { cursor } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });
}
