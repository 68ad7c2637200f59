import type { OwnStatus, StatusMode } from '@parley/contracts/people/status';
import { statusApi } from '@parley/contracts/people/status-api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '#lib/api/call.ts';

const queryKey = ['own', 'status'];

/** What the person says of themselves. */
export function useOwnStatus() {
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await call(statusApi.getStatus, {}, { signal })).status,
  });
}

export function useSetStatus() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: Omit<OwnStatus, 'mode'> & { mode: StatusMode }) =>
      (await call(statusApi.setStatus, { body })).status,
    onSuccess: status => queries.setQueryData(queryKey, status),
  });
}
