import { useInfiniteQuery } from '@tanstack/react-query';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { spaceKeys } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';

/** What was done in the space, the newest first. */
export function useAudit(spaceId: string) {
  return useInfiniteQuery({
    queryKey: spaceKeys.audit(spaceId),
    queryFn: ({ signal, pageParam: cursor }) =>
      call(spaceApi.listAudit, { params: { id: spaceId }, query: { cursor } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });
}
