import { useMutation, useQueryClient } from '@tanstack/react-query';
import { admissionApi } from '@parley/contracts/spaces/admission-api';
import { directoryKey, spaceKeys } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';

export interface Asking {
  /** The invite that led there. */
  code?: string | undefined;
  answers: string[];
}

/** Asks to be let into a space. */
export function useAskToJoin(spaceId: string) {
  const refresh = useRefreshState(spaceId);
  return useMutation({
    mutationFn: (body: Asking) => call(admissionApi.askToJoin, { params: { id: spaceId }, body }),
    onSuccess: refresh,
  });
}

export function useWithdrawRequest(spaceId: string) {
  const refresh = useRefreshState(spaceId);
  return useMutation({
    mutationFn: () => call(admissionApi.withdrawJoinRequest, { params: { id: spaceId } }),
    // Also where it failed: it may have been decided upon meanwhile.
    onSettled: refresh,
  });
}

function useRefreshState(spaceId: string): () => Promise<unknown> {
  const queries = useQueryClient();
  return () =>
    Promise.all([spaceKeys.joinState(spaceId), directoryKey].map(queryKey => queries.invalidateQueries({ queryKey })));
}
