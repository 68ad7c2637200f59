import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditFilter } from '@parley/contracts/spaces/audit';
import { auditApi } from '@parley/contracts/spaces/audit-api';
import { spaceKeys } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';

/** What was done in the space and fits the filter, the newest first. */
export function useAudit(spaceId: string, filter: AuditFilter) {
  return useInfiniteQuery({
    queryKey: [...spaceKeys.space(spaceId), 'audit', filter],
    queryFn: ({ signal, pageParam: cursor }) =>
      call(auditApi.listAudit, { params: { id: spaceId }, query: { ...filter, cursor } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });
}
