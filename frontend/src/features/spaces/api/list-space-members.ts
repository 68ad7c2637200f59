import { useInfiniteQuery } from '@tanstack/react-query';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { spaceKeys } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';

/** Members of a space by time of joining, page by page. */
export function useSpaceMembers(spaceId: string) {
  return useInfiniteQuery({
    queryKey: spaceKeys.members(spaceId),
    queryFn: ({ signal, pageParam: cursor }) =>
      call(spaceApi.listSpaceMembers, { params: { id: spaceId }, query: { cursor } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });
}
