import { useInfiniteQuery } from '@tanstack/react-query';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { spaceKeys } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';

/** Invites that still hold, the newest first: the own ones, or all for who manages them. */
export function useInvites(spaceId: string) {
  return useInfiniteQuery({
    queryKey: spaceKeys.invites(spaceId),
    queryFn: ({ signal, pageParam: cursor }) =>
      call(spaceApi.listInvites, { params: { id: spaceId }, query: { cursor } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });
}
