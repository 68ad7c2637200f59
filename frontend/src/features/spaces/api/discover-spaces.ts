import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { admissionApi } from '@parley/contracts/spaces/admission-api';
import { directoryKey } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';

/** Listed spaces whose names begin with a text. */
export function useDirectory(query: string) {
  return useInfiniteQuery({
    queryKey: [...directoryKey, query],
    queryFn: ({ signal, pageParam: cursor }) =>
      call(admissionApi.discoverSpaces, { query: { query, cursor } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}
