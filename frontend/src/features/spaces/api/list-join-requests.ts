import { useInfiniteQuery } from '@tanstack/react-query';
import { admissionApi } from '@parley/contracts/spaces/admission-api';
import { spaceKeys } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';

const askAgainMs = 30_000;

/** Who asks to be let in, the oldest request first. Nobody is told of a new one: in a raid there would be too many. */
export function useJoinRequests(spaceId: string) {
  return useInfiniteQuery({
    queryKey: spaceKeys.joinRequests(spaceId),
    queryFn: ({ signal, pageParam: cursor }) =>
      call(admissionApi.listJoinRequests, { params: { id: spaceId }, query: { cursor } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
    refetchInterval: askAgainMs,
  });
}
