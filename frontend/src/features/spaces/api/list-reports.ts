import { useInfiniteQuery } from '@tanstack/react-query';
import { reportApi } from '@parley/contracts/spaces/report-api';
import type { ReportState } from '@parley/contracts/spaces/report';
import { spaceKeys } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';

/** Reported messages, the newest report first. */
export function useReports(spaceId: string, state: ReportState) {
  return useInfiniteQuery({
    queryKey: [...spaceKeys.reports(spaceId), state],
    queryFn: ({ signal, pageParam: cursor }) =>
      call(reportApi.listReports, { params: { id: spaceId }, query: { state, cursor } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });
}
