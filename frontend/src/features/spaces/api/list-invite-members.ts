import { useInfiniteQuery } from '@tanstack/react-query';
import { admissionApi } from '@parley/contracts/spaces/admission-api';
import { spaceKeys } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';

/** Members who came by an invite. */
export function useInviteMembers(spaceId: string, code: string) {
  return useInfiniteQuery({
    queryKey: [...spaceKeys.members(spaceId), 'invite', code],
    queryFn: ({ signal, pageParam: cursor }) =>
      call(admissionApi.listInviteMembers, { params: { id: spaceId, code }, query: { cursor } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });
}
